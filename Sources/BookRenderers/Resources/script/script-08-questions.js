// ---------- 8 questions ----------

let questionCount = 0;

/**
 * Makes the options of a question buttons; choosing one says at once whether it is right, and why.
 *
 * Arrow keys move among the options without choosing, so that nobody has to answer to read on.
 */
function addAnswers(question) {
  const number = questionCount++;
  const options = question.querySelector(".question-options");
  const prompt = question.querySelector(".question-prompt");
  const reasons = [...question.querySelectorAll(".question-answer li")];
  const feedback = element("p", { class: "question-feedback", role: "status" });
  const buttons = [...options.children].map((option, place) => element("input", {
    type: "radio", name: `question-${number}`, value: String(place),
  }));
  // The style sheet counts the options, as it does those of the list that they were.
  const labels = [...options.children].flatMap((option, place) => ["\n", element(
    "label", { class: "question-option" }, buttons[place],
    element("span", {}, ...option.childNodes))]);
  const legend = element("legend", { class: "question-prompt" }, ...prompt.childNodes);
  const choices = element("fieldset", { class: "question-choices" }, legend, ...labels, "\n");
  choices.addEventListener("change", (event) => {
    const reason = reasons[buttons.indexOf(event.target)];
    feedback.textContent = reason.textContent;
    feedback.dataset.verdict = reason.dataset.verdict;
  });
  choices.addEventListener("keydown", (event) => {
    const place = buttons.indexOf(event.target);
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (place < 0) return;
    if (step) buttons[(place + step + buttons.length) % buttons.length].focus();
    else if (event.key === "Enter") buttons[place].click();
    else return;
    event.preventDefault();
    // Arrow keys turn pages elsewhere.
    event.stopPropagation();
  });
  prompt.remove();
  options.replaceWith(choices, feedback);
  question.removeAttribute("role");
  question.removeAttribute("aria-label");
}

function setUpQuestions(part) {
  for (const question of within(part, "[data-question]")) addAnswers(question);
}
