// ---------- 9 start ----------

document.addEventListener("DOMContentLoaded", () => {
  const parts = [
    setUpTools, setUpTheme, setUpKeys, setUpSearch, setUpTarget, setUpCurrentSection, setUpCopying,
    setUpReading, setUpHeads, setUpHeatmaps, setUpScrolling, setUpSteppers, setUpQuestions,
    setUpClaims, setUpContentsKeys, setUpRows,
  ];
  // One part that fails does not take the others along, and the console says which.
  for (const setUp of parts) {
    try {
      setUp();
    } catch (error) {
      console.error(`${setUp.name}:`, error);
    }
  }
});
