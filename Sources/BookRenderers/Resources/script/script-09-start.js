// ---------- 9 start ----------

document.addEventListener("DOMContentLoaded", () => {
  const parts = [
    setUpTools, setUpTheme, setUpKeys, setUpSearch, setUpTarget, setUpCurrentSection, setUpCopying,
    setUpFolding, setUpHeads, setUpHeatmaps, setUpSteppers,
    setUpQuestions,
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
