// ---------- 3 what comes near a question ----------

// This part is written for ECMAScript 5, so that the tests of the build can run it as it is.

/**
 * The places that have most of the words of a question of which no place has all, the best first; rare
 * words count more.
 */
function searchNearest(packed, query) {
  var index = unpackIndex(packed);
  var tokens = [];
  termsOf(query).forEach(function (term) {
    var found = tokensOf(term);
    found.pairs.concat(found.words).forEach(function (token) {
      if (tokens.indexOf(token) < 0) tokens.push(token);
    });
  });
  if (tokens.length < 3) return [];
  var places = index.entries.map(function (row) {
    row.compared = row.compared || {
      kind: row[2], title: comparable(row[3]).text, text: comparable(row[4]).text
    };
    return tokens.map(function (token) {
      if (row.compared.title.indexOf(token) >= 0) return 1.5;
      return row.compared.text.indexOf(token) >= 0 ? 1 : 0;
    });
  });
  var weights = tokens.map(function (token, i) {
    var count = places.filter(function (has) { return has[i] > 0; }).length;
    return count === 0 ? 0 : Math.log(1 + places.length / count);
  });
  var all = weights.reduce(function (sum, weight) { return sum + weight; }, 0);
  var found = [];
  index.entries.forEach(function (row, number) {
    var sum = 0, score = 0, count = 0;
    places[number].forEach(function (has, i) {
      if (has === 0) return;
      sum += weights[i];
      score += weights[i] * has;
      count += 1;
    });
    if (count < 2 || sum < 0.4 * all) return;
    found.push({
      entry: { page: index.pages[row[0]], anchor: row[1], kind: row[2], title: row[3], text: row[4] },
      score: score, number: number, tokens: tokens.filter(function (token, i) { return places[number][i] > 0; })
    });
  });
  return found.sort(byScore);
}
