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

/** The index with its lists unpacked once. */
function unpackIndex(index) {
  if (index.lists) return index;
  index.names = index.tokens === "" ? [] : index.tokens.split(" ");
  index.lists = {};
  var places = index.places.split(" ");
  index.names.forEach(function (token, i) {
    index.lists["=" + token] = places[i];
  });
  return index;
}

function pagesOfToken(index, token, into) {
  var list = index.lists["=" + token];
  if (list === undefined) return;
  var page = 0;
  list.split(",").forEach(function (difference) {
    page += parseInt(difference, 36);
    into[page] = true;
  });
}

/** The pages that may have a word: an object with their numbers, or null for all of them. */
function candidates(index, term) {
  var tokens = tokensOf(term);
  var sets = [];
  tokens.pairs.forEach(function (pair) {
    var set = {};
    pagesOfToken(index, pair, set);
    sets.push(set);
  });
  // What was typed may be the middle of a word.
  tokens.words.forEach(function (word) {
    var set = {};
    index.names.forEach(function (name) {
      if (name.indexOf(word) >= 0) pagesOfToken(index, name, set);
    });
    sets.push(set);
  });
  // A single Han character beside others is looked for in the text; only titles have lists for one
  // alone.
  if (sets.length === 0) return null;
  return sets.reduce(function (common, set) {
    var both = {};
    for (var page in common) if (set[page]) both[page] = true;
    return both;
  });
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
function scoreOf(place, terms) {
  // A claim's id outweighs everything: whoever types it means that claim.
  var titleWeight = [400, 300, 200, 250, 500, 180, 20][place.kind];
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

/** The pages that may have a part, or null for all of them. */
function pagesOfPart(index, part) {
  return part.reduce(function (union, group) {
    var common = group.reduce(function (both, word) {
      var set = candidates(index, word);
      if (both === undefined || both === null) return set;
      if (set === null) return both;
      var kept = {};
      for (var page in both) if (set[page]) kept[page] = true;
      return kept;
    }, undefined);
    if (union === null || common === null) return null;
    for (var page in common) union[page] = true;
    return union;
  }, {});
}

/** The score of a place for all parts, or 0 if it lacks one; another name counts half. */
function scoreOfParts(place, parts) {
  var sum = 0;
  for (var i = 0; i < parts.length; i += 1) {
    var best = parts[i].reduce(function (best, group, number) {
      return Math.max(best, scoreOf(place, group) * (number === 0 ? 1 : 0.5));
    }, 0);
    if (best === 0) return 0;
    sum += best;
  }
  return sum;
}

/** All words by which a query finds places, for marking them. */
function wordsOf(packed, query) {
  return partsOf(packed, query).map(function (part) {
    return part.map(function (group) { return group.join(" "); }).join(" ");
  }).join(" ");
}

/**
 * The places of the book that have every word of the query, or another name of it, the best first:
 * `{entry, score}`, each entry `{page, anchor, kind, title, text}`. The words are looked for in the
 * texts themselves.
 */
function searchBook(packed, query) {
  var index = unpackIndex(packed);
  var parts = partsOf(index, query);
  if (parts.length === 0) return [];
  var sets = parts.map(function (part) { return pagesOfPart(index, part); });
  var found = [];
  index.entries.forEach(function (row, number) {
    if (sets.some(function (set) { return set !== null && !set[row[0]]; })) return;
    // Made once for each place, when it is compared for the first time.
    row.compared = row.compared || {
      kind: row[2], title: comparable(row[3]).text, text: comparable(row[4]).text
    };
    var score = scoreOfParts(row.compared, parts);
    if (score === 0) return;
    found.push({
      entry: {
        page: index.pages[row[0]], anchor: row[1], kind: row[2], title: row[3], text: row[4]
      },
      score: score, number: number
    });
  });
  return found.sort(byScore);
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
