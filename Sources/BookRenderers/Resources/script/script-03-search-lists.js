// ---------- 3 where a search looks ----------

// This part is written for ECMAScript 5, so that the tests of the build can run it as it is.

/*
 * The index has shards, of which a query needs some: "lists-N" has for each of its tokens the pages that
 * have it, "words" the words of all of them, if there are several, and "places-N" the texts of some pages.
 * What a search needs and does not find is named in `missing`.
 */

/** A shard, or undefined if it must be loaded first. */
function shardOf(index, name, missing) {
  var shard = index.shards[name];
  if (shard === undefined) {
    if (missing.indexOf(name) < 0) missing.push(name);
  } else if (shard.tokens !== undefined && !shard.names) {
    shard.names = shard.tokens === "" ? [] : shard.tokens.split(" ");
    shard.lists = shard.pages === undefined ? [] : shard.pages.split(" ");
  }
  return shard;
}

/** The place of the first name that is not before a text. */
function lowerBound(names, text) {
  var low = 0, high = names.length;
  while (low < high) {
    var middle = (low + high) >> 1;
    if (names[middle] < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Adds the pages of a token, or of all that begin with it, to `pages`, each with the most that its
 * titles can count for the token.
 */
function addPages(index, token, isBeginning, pages, missing) {
  var end = isBeginning ? token + "\uffff" : token;
  index.lists.forEach(function (first, number) {
    var next = index.lists[number + 1];
    if (first > end || (next !== undefined && next <= token)) return;
    var shard = shardOf(index, "lists-" + number, missing);
    if (!shard) return;
    for (var i = lowerBound(shard.names, token); i < shard.names.length && shard.names[i] <= end; i += 1) {
      var page = 0;
      shard.lists[i].split(",").forEach(function (step) {
        var parts = step.split(".");
        page += parseInt(parts[0], 36);
        pages[page] = Math.max(pages[page] || 0, parts.length > 1 ? index.weights[parts[1]] : 0);
      });
    }
  });
}

/** The words that have a text in them, whose beginning need not be theirs. */
function wordsWith(index, text, missing) {
  var shard = shardOf(index, index.lists.length > 1 ? "words" : "lists-0", missing);
  return shard ? shard.names.filter(function (name) { return name.indexOf(text) >= 0; }) : [];
}

/** The pages that both have, with the counts of both put together; null is all pages. */
function commonPages(a, b, together) {
  if (a === null || b === null) return a || b;
  var both = {};
  for (var page in a) if (b[page] !== undefined) both[page] = together(a[page], b[page]);
  return both;
}

/** The pages that may have a word, with the most that their titles can count, or null for all pages. */
function candidates(index, term, missing) {
  var tokens = tokensOf(term);
  var sets = [];
  function pagesOf(names, isBeginning) {
    var pages = {};
    names.forEach(function (name) { addPages(index, name, isBeginning, pages, missing); });
    sets.push(pages);
  }
  tokens.pairs.forEach(function (pair) { pagesOf([pair], false); });
  tokens.singles.forEach(function (single) { pagesOf([single], true); });
  tokens.words.forEach(function (word) {
    // Where a single letter stands is looked for in the texts.
    if (word.length > 1) pagesOf(wordsWith(index, word, missing), false);
  });
  return sets.reduce(function (common, set) { return commonPages(common, set, Math.min); }, null);
}

/** The shards of places that have some of the pages: `{number, bound}`, the most promising first. */
function shardsOfPages(index, pages) {
  return index.places.map(function (first, number) {
    var end = number + 1 < index.places.length ? index.places[number + 1] : index.pages;
    var bound = -1;
    for (var page = first; page < end; page += 1) {
      if (pages === null) bound = 0;
      else if (pages[page] !== undefined) bound = Math.max(bound, pages[page]);
    }
    return { number: number, bound: bound };
  }).filter(function (shard) { return shard.bound >= 0; }).sort(function (a, b) {
    return b.bound - a.bound || a.number - b.number;
  });
}

/**
 * The places of a shard, or undefined if it must be loaded first: each with what is compared, made when
 * it is needed.
 */
function placesOf(index, number, missing) {
  var shard = shardOf(index, "places-" + number, missing);
  if (!shard || shard.list) return shard && shard.list;
  var titles = {};
  shard.rows.forEach(function (row) { if (row[2] === 0) titles[row[0]] = row[3]; });
  shard.list = shard.rows.map(function (row, i) {
    return {
      number: number * 1e6 + i, page: index.places[number] + row[0],
      entry: {
        page: shard.pages[row[0]], pageTitle: titles[row[0]], anchor: row[1], kind: row[2], title: row[3],
        text: row[4]
      }
    };
  });
  return shard.list;
}

/** What is compared with a query in a place. */
function comparedOf(place) {
  place.compared = place.compared || {
    kind: place.entry.kind, title: comparable(place.entry.title).text,
    text: comparable(place.entry.text).text
  };
  return place.compared;
}
