// ---------- 3 what a search finds ----------

// This part is written for ECMAScript 5, so that the tests of the build can run it as it is.

/** The text without differences that a reader does not mean: case, and the width of letters. */
function foldText(text) {
  var folded = "";
  for (var i = 0; i < text.length; i += 1) {
    var code = text.charCodeAt(i);
    var unit = code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : text[i];
    var lower = unit.toLowerCase();
    // Every unit stays one unit, so that places in both texts are the same.
    folded += lower.length === 1 ? lower : unit;
  }
  return folded;
}

function isHan(code) {
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf)
    || (code >= 0xf900 && code <= 0xfaff) || code === 0x3005 || code === 0x3007
    // Halves of the rarer Han characters; what else is written in halves is never a token.
    || (code >= 0xd840 && code <= 0xdfff);
}

function isWordUnit(unit) {
  var code = unit.charCodeAt(0);
  return (code < 0x80 ? /[a-z0-9_]/i.test(unit) : unit.toLowerCase() !== unit.toUpperCase());
}

/**
 * A text as it is compared: folded, and without the spaces beside Han characters, because authors
 * write numbers between them both with spaces and without. `places` leads from each unit back to
 * the text.
 */
function comparable(text) {
  var folded = foldText(text);
  var result = { text: "", places: [] };
  for (var i = 0; i < folded.length; i += 1) {
    var besideHan = isHan(folded.charCodeAt(i - 1)) || isHan(folded.charCodeAt(i + 1));
    if (folded[i] === " " && besideHan) continue;
    result.text += folded[i];
    result.places.push(i);
  }
  return result;
}

/** The characters of a text, each of one unit or of two halves. */
function charactersOf(text) {
  return text.match(/[\ud800-\udbff][\udc00-\udfff]|[^]/g) || [];
}

/**
 * What to look up for a word that was typed: pairs of Han characters, a single one, and Latin words.
 */
function tokensOf(term) {
  var tokens = { pairs: [], singles: [], words: [] };
  var word = "";
  var run = [];
  function endWord() {
    if (word) tokens.words.push(word);
    word = "";
  }
  function endRun() {
    if (run.length === 1) tokens.singles.push(run[0]);
    for (var i = 1; i < run.length; i += 1) tokens.pairs.push(run[i - 1] + run[i]);
    run = [];
  }
  charactersOf(term).forEach(function (character) {
    if (isHan(character.charCodeAt(0))) {
      endWord();
      run.push(character);
    } else {
      endRun();
      if (isWordUnit(character)) word += character;
      else endWord();
    }
  });
  endWord();
  endRun();
  return tokens;
}

function isWordAt(text, start, length) {
  function joins(left, right) {
    return left && right && isWordUnit(left) && isWordUnit(right);
  }
  return !joins(text[start - 1], text[start]) && !joins(text[start + length - 1], text[start + length]);
}

/** How well a text has a word: 0 not at all, more for a beginning, a whole word, and all of it. */
function closeness(text, term) {
  var start = text.indexOf(term);
  if (start < 0) return 0;
  if (text === term) return 8;
  for (var best = 1; start >= 0; start = text.indexOf(term, start + 1)) {
    best = Math.max(best, (start === 0 ? 2 : 0) + (isWordAt(text, start, term.length) ? 2 : 1));
  }
  return best;
}

function countOf(text, term) {
  return Math.min(text.split(term).length - 1, 9);
}

/** The score of a place, or 0 if it lacks a word: titles before texts, pages before sections. */
function scoreOf(place, terms, weights) {
  var titleWeight = weights[place.kind];
  var score = 0;
  for (var i = 0; i < terms.length; i += 1) {
    var inTitle = closeness(place.title, terms[i]);
    var inText = closeness(place.text, terms[i]);
    if (inTitle === 0 && inText === 0) return 0;
    score += (inTitle > 0 ? titleWeight + 20 * inTitle : 0)
      + (inText > 0 ? 10 * inText + countOf(place.text, terms[i]) : 0);
  }
  return score;
}

/** The words that were typed, as they are compared. */
function termsOf(query) {
  return foldText(query).split(/\s+/).filter(function (term) { return term !== ""; });
}

/**
 * What was typed in parts, each a list of alternatives, each a list of words that must all be there:
 * a name that the glossary knows may be replaced by another name of the same thing.
 */
function partsOf(index, query) {
  var terms = termsOf(query);
  var parts = [];
  function othersOf(name) {
    return (index.synonyms || []).reduce(function (others, names) {
      var folded = names.map(function (one) { return termsOf(one).join(" "); });
      if (folded.indexOf(name) < 0) return others;
      return others.concat(folded.filter(function (one) { return one !== name; }));
    }, []);
  }
  for (var i = 0; i < terms.length;) {
    // The longest name wins: "teacher forcing" is one thing.
    for (var length = terms.length - i; length > 0; length -= 1) {
      var group = terms.slice(i, i + length);
      var others = othersOf(group.join(" "));
      if (others.length > 0 || length === 1) {
        parts.push([group].concat(others.map(termsOf)));
        i += length;
        break;
      }
    }
  }
  return parts;
}

function sum(a, b) { return a + b; }

/** The pages that may have a part, as `candidates` gives them. */
function pagesOfPart(index, part, missing) {
  return part.reduce(function (union, group) {
    var pages = group.reduce(function (common, word) {
      return commonPages(common, candidates(index, word, missing), sum);
    }, null);
    if (union === null || pages === null) return null;
    for (var page in pages) union[page] = Math.max(union[page] || 0, pages[page]);
    return union;
  }, {});
}

/** The score of a place for all parts, or 0 if it lacks one; another name counts half. */
function scoreOfParts(place, parts, weights) {
  var all = 0;
  for (var i = 0; i < parts.length; i += 1) {
    var best = parts[i].reduce(function (best, group, number) {
      return Math.max(best, scoreOf(place, group, weights) * (number === 0 ? 1 : 0.5));
    }, 0);
    if (best === 0) return 0;
    all += best;
  }
  return all;
}

/** All words by which a query finds places, for marking them. */
function wordsOf(index, query) {
  return partsOf(index, query).map(function (part) {
    return part.map(function (group) { return group.join(" "); }).join(" ");
  }).join(" ");
}

// As many are listed.
var mostResults = 40;

/** Whether so many were found that what is left can only come after them. */
function isEnough(found, bound) {
  var best = found.filter(function (one) { return one.entry.kind !== 6 && one.score >= bound; });
  return best.length >= mostResults || found.length >= 5 * mostResults;
}

/**
 * The places of the book that have every word of the query, or another name of it, the best first:
 * `found` with `{entry, score}`, each entry `{page, pageTitle, anchor, kind, title, text}`. The words are
 * looked for in the texts themselves.
 *
 * While `missing` names shards, they are to be loaded and the search made again; what is found until then
 * is not all. `isWhole` says whether all places were looked at: in a large book those that come first are
 * enough.
 */
function searchBook(index, query) {
  var answer = { found: [], missing: [], isWhole: true };
  var parts = partsOf(index, query);
  if (parts.length === 0) return answer;
  var pages = parts.reduce(function (common, part) {
    return commonPages(common, pagesOfPart(index, part, answer.missing), sum);
  }, null);
  if (answer.missing.length > 0) return answer;
  var searched = 0;
  shardsOfPages(index, pages).some(function (shard) {
    if (!answer.isWhole || isEnough(answer.found, shard.bound)) {
      answer.isWhole = false;
      return true;
    }
    var places = placesOf(index, shard.number, answer.missing);
    // As many together as were searched already.
    if (answer.missing.length > 0) return answer.missing.length >= Math.max(4, searched);
    searched += 1;
    places.forEach(function (place) {
      if (pages !== null && pages[place.page] === undefined) return;
      var score = scoreOfParts(comparedOf(place), parts, index.weights);
      if (score > 0) answer.found.push({ entry: place.entry, score: score, number: place.number });
    });
    return false;
  });
  answer.found.sort(byScore);
  return answer;
}

/** The best first, and code after everything else. */
function byScore(a, b) {
  return (a.entry.kind === 6) - (b.entry.kind === 6) || b.score - a.score || a.number - b.number;
}

/** Where the words stand in a text: pairs of start and end, in order, none touching another. */
function marksIn(text, query) {
  var compared = comparable(text);
  var marks = [];
  termsOf(query).forEach(function (term) {
    var start = compared.text.indexOf(term);
    while (start >= 0) {
      marks.push([compared.places[start], compared.places[start + term.length - 1] + 1]);
      start = compared.text.indexOf(term, start + term.length);
    }
  });
  marks.sort(function (a, b) { return a[0] - b[0] || b[1] - a[1]; });
  return marks.reduce(function (kept, mark) {
    var last = kept[kept.length - 1];
    if (last && mark[0] <= last[1]) last[1] = Math.max(last[1], mark[1]);
    else kept.push(mark);
    return kept;
  }, []);
}
