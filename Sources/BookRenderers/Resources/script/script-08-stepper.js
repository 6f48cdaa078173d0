// ---------- 8 stepping through time ----------

const frameTime = 1800;

/** Buttons below a stepper: back, play, on. The radio buttons work without any of this. */
function addStepperControls(stepper) {
  const buttons = [...stepper.querySelectorAll(":scope > .stepper-button")];
  const back = element("button", { type: "button", class: "tool" }, `← ${words.previousStep}`);
  const play = element("button", { type: "button", class: "tool", "aria-pressed": "false" }, words.play);
  const on = element("button", { type: "button", class: "tool" }, `${words.nextStep} →`);
  const count = element("span", { class: "stepper-count" });
  let timer = null;
  const current = () => Math.max(0, buttons.findIndex((button) => button.checked));
  const show = () => {
    const place = current();
    count.textContent = `${place + 1} / ${buttons.length}`;
    // Not `disabled`: the button that has the focus would lose it.
    back.setAttribute("aria-disabled", String(place === 0));
    on.setAttribute("aria-disabled", String(place === buttons.length - 1));
  };
  const go = (place) => {
    buttons[Math.min(Math.max(place, 0), buttons.length - 1)].checked = true;
    show();
    const name = stepper.querySelectorAll(":scope > .stepper-name")[current()].textContent;
    announce(filled(words.step, [current() + 1, name]));
  };
  const stop = () => {
    clearInterval(timer);
    timer = null;
    play.textContent = words.play;
    play.setAttribute("aria-pressed", "false");
  };
  back.addEventListener("click", () => { stop(); go(current() - 1); });
  on.addEventListener("click", () => { stop(); go(current() + 1); });
  play.addEventListener("click", () => {
    if (timer) return stop();
    if (current() === buttons.length - 1) go(0);
    play.textContent = words.pause;
    play.setAttribute("aria-pressed", "true");
    timer = setInterval(() => {
      go(current() + 1);
      if (current() === buttons.length - 1) stop();
    }, frameTime);
  });
  stepper.addEventListener("change", (event) => {
    if (!buttons.includes(event.target)) return;
    stop();
    show();
  });
  stepper.addEventListener("keydown", (event) => {
    const ends = { Home: 0, End: buttons.length - 1 };
    if (!buttons.includes(event.target) || !(event.key in ends)) return;
    event.preventDefault();
    stop();
    go(ends[event.key]);
    buttons[current()].focus();
  });
  // The labels that lead on without a script are not needed twice.
  stepper.classList.add("has-controls");
  stepper.append(element("div", { class: "stepper-controls" }, back, play, on, count));
  show();
}

function setUpSteppers() {
  for (const stepper of document.querySelectorAll("[data-stepper]")) addStepperControls(stepper);
}
