// ---------- 8 stepping through time ----------

const frameTime = 1400;

/** A slider with a button that plays, in place of many radio buttons; those of few frames are a switch. */
function addSlider(stepper) {
  const buttons = [...stepper.querySelectorAll(":scope > .stepper-button")];
  const names = [...stepper.querySelectorAll(":scope > .stepper-name")]
    .map((name) => name.lastChild.textContent.trim());
  stepper.classList.add("has-controls");
  if (buttons.length < 5) return;
  const slider = element("input", {
    type: "range", min: "1", max: String(buttons.length), value: "1", autocomplete: "off",
    "aria-label": stepper.querySelector("legend").textContent,
  });
  const play = element("button", { type: "button", class: "tool", "aria-pressed": "false" }, words.play);
  const shown = element("span", { class: "stepper-shown" });
  let timer = null;
  const go = (place) => {
    buttons[place].checked = true;
    slider.value = String(place + 1);
    slider.setAttribute("aria-valuetext", names[place]);
    shown.textContent = names[place];
  };
  const stop = () => {
    clearInterval(timer);
    timer = null;
    play.textContent = words.play;
    play.setAttribute("aria-pressed", "false");
  };
  stepper.addEventListener("change", (event) => {
    if (event.target.matches(".stepper-button")) go(Number(event.target.dataset.step) - 1);
  });
  slider.addEventListener("input", () => {
    stop();
    go(Number(slider.value) - 1);
  });
  play.addEventListener("click", () => {
    if (timer) return stop();
    // The first frame shows all of them at once.
    let place = Number(slider.value) % buttons.length;
    go(place);
    play.textContent = words.pause;
    play.setAttribute("aria-pressed", "true");
    timer = setInterval(() => {
      place += 1;
      go(place);
      if (place === buttons.length - 1) stop();
    }, frameTime);
  });
  stepper.classList.add("has-slider");
  stepper.prepend(element("div", { class: "stepper-controls" }, slider, shown));
  // The rows of a matrix are no course of time.
  if (!stepper.dataset.zoom) slider.before(play);
  go(buttons.findIndex((button) => button.checked));
}

function setUpSteppers(part) {
  for (const stepper of within(part, "[data-stepper]")) addSlider(stepper);
}
