// ---------- 9 start ----------

/** What is done once a page, before its parts and after them. */
const pageStart = [
  setUpTools, setUpTheme, setUpKeys, setUpSearch, setUpTarget, setUpCurrentSection, setUpReading,
];
const pageEnd = [setUpContentsKeys];

/** What is done to each part of a page, or to all of them at once. */
const partSteps = [
  setUpCopying, setUpHeads, setUpHeatmaps, setUpScrolling, setUpSteppers, setUpQuestions, setUpClaims,
  setUpRows,
];

/** One step that fails does not take the others along, and the console says which. */
function take(steps, part) {
  for (const step of steps) {
    try {
      step(part);
    } catch (error) {
      console.error(`${step.name}:`, error);
    }
  }
}

document.addEventListener("DOMContentLoaded", () => {
  take(pageStart);
  take(partSteps, document);
  take(pageEnd);
});

// The preview puts a part in the place of one that was edited.
document.addEventListener("book-part", (event) => take(partSteps, event.target));
