// ---------- 0 words ----------

// `words` holds every word that the script shows or says, in the language of the book. This part is
// written for ECMAScript 5, so that the tests of the build can run it as it is.

/** A text with values in place of `{0}`, `{1}` and so on. */
function filled(text, values) {
  return text.replace(/\{(\d)\}/g, function (place, number) { return values[number]; });
}

/** A text with a number, in the form that the number asks for. */
function counted(forms, number) {
  return filled(number === 1 ? forms.one : forms.other, [number]);
}
