// ---------- 3 what comes near a question ----------

// This part is written for ECMAScript 5, so that the tests of the build can run it as it is.

/** How much a token counts: rare ones more. */
function rarity(all, count) {
  return count === 0 ? 0 : Math.log(1 + all / count);
}

/** The numbers of the shards whose pages have most of some tokens, `most` at most. */
function nearestShards(index, tokens, most, missing) {
  var weights = {};
  tokens.forEach(function (token) {
    var pages = candidates(index, token, missing) || {};
    var weight = rarity(index.pages, Object.keys(pages).length);
    for (var page in pages) weights[page] = (weights[page] || 0) + weight;
  });
  return shardsOfPages(index, weights).slice(0, most).map(function (shard) { return shard.number; });
}

/**
 * The places that have most of the words of a question of which no place has all, the best first; rare
 * words count more. The answer is like that of `searchBook`; a large book is searched where most words
 * are.
 */
function searchNearest(index, query) {
  var answer = { found: [], missing: [], isWhole: true };
  var tokens = [];
  termsOf(query).forEach(function (term) {
    var found = tokensOf(term);
    found.pairs.concat(found.words).forEach(function (token) {
      if (tokens.indexOf(token) < 0) tokens.push(token);
    });
  });
  if (tokens.length < 3) return answer;
  var shards = nearestShards(index, tokens, 8, answer.missing);
  if (answer.missing.length > 0) return answer;
  var places = shards.reduce(function (all, number) {
    return all.concat(placesOf(index, number, answer.missing) || []);
  }, []);
  if (answer.missing.length > 0) return answer;
  var rows = places.map(function (place) {
    var compared = comparedOf(place);
    return tokens.map(function (token) {
      if (compared.title.indexOf(token) >= 0) return 1.5;
      return compared.text.indexOf(token) >= 0 ? 1 : 0;
    });
  });
  var weights = tokens.map(function (token, i) {
    return rarity(places.length, rows.filter(function (has) { return has[i] > 0; }).length);
  });
  var all = weights.reduce(sum, 0);
  places.forEach(function (place, number) {
    var share = 0, score = 0, count = 0;
    rows[number].forEach(function (has, i) {
      if (has === 0) return;
      share += weights[i];
      score += weights[i] * has;
      count += 1;
    });
    if (count < 2 || share < 0.4 * all) return;
    answer.found.push({
      entry: place.entry, score: score, number: place.number,
      tokens: tokens.filter(function (token, i) { return rows[number][i] > 0; })
    });
  });
  answer.found.sort(byScore);
  return answer;
}
