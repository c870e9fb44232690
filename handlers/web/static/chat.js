// The chat page: sends what is written and pressed, and shows what the program tells it.

const SVG = "http://www.w3.org/2000/svg";
const log = document.getElementById("log");
const promises = document.getElementById("promises");
const working = document.getElementById("working");
const trouble = document.getElementById("trouble");
const form = document.getElementById("form");
const text = document.getElementById("text");
let happenings = null;

function persona() {
  return document.querySelector("input[name=persona]:checked").value;
}

function element(name, className, content = "") {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = content;
  return made;
}

// Calling the program

async function call(path, told, method = "POST") {
  trouble.hidden = true;
  try {
    const answer = await fetch(`/chatt/${path}`, {
      method,
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ som: persona(), ...told }),
    });
    // What the database could not take is told in the conversation itself.
    if (answer.ok || answer.status === 503) return answer.ok;
    complain(await answer.text());
  } catch {
    complain(trouble.dataset.unreachable);
  }
  return false;
}

function complain(sentence) {
  trouble.textContent = sentence;
  trouble.hidden = false;
}

// Messages

function message(told) {
  const made = element("article", `message ${told.by}`);
  made.id = `m-${told.id}`;
  if (told.by === "me") {
    made.append(element("p", "", told.text), element("time", "", told.at));
    return made;
  }
  for (const line of told.lines) made.append(element("p", line.position ? "position" : "", line.text || " "));
  if (told.buttons.length) made.append(buttons(told));
  return made;
}

function buttons(told) {
  const row = element("div", "buttons");
  for (const { label, action, report } of told.buttons) {
    const button = element("button", "", label);
    button.type = "button";
    button.addEventListener("click", async () => {
      button.disabled = true;
      await call("tryckt", { message: told.id, action, report });
      button.disabled = false;
    });
    row.append(button);
  }
  return row;
}

function show(told) {
  working.hidden = true;
  const made = message(told);
  const earlier = document.getElementById(made.id);
  const hadFocus = earlier !== null && earlier.contains(document.activeElement);
  if (earlier) earlier.replaceWith(made);
  else log.append(made);
  if (hadFocus) (made.querySelector("button") ?? text).focus();
  if (!earlier) bringIntoView(made);
}

// A long answer is read from its beginning.
function bringIntoView(made) {
  const isLong = made.offsetHeight > log.clientHeight;
  log.scrollTop = isLong ? made.offsetTop - log.offsetTop : log.scrollHeight;
}

// Promises

function rectangle(className, x, width) {
  const made = document.createElementNS(SVG, "rect");
  made.setAttribute("class", className);
  made.setAttribute("x", String(x));
  made.setAttribute("width", String(width));
  made.setAttribute("height", "12");
  return made;
}

function bar(told) {
  const made = document.createElementNS(SVG, "svg");
  made.setAttribute("class", "bar");
  made.setAttribute("viewBox", "0 0 1000 12");
  made.setAttribute("preserveAspectRatio", "none");
  made.setAttribute("aria-hidden", "true");
  made.append(rectangle("whole", 0, 1000), rectangle("done", 0, told.share * 1000));
  if (told.plan !== null) made.append(rectangle("plan", Math.min(told.plan * 1000, 994), 6));
  return made;
}

function promise(told) {
  const made = element("li", "");
  made.id = `p-${told.id}`;
  made.title = told.title;
  made.append(element("p", "", told.line));
  if (told.share !== null) made.append(bar(told));
  return made;
}

function stand(told, isMove) {
  for (const each of told.promises) {
    const made = promise(each);
    const earlier = document.getElementById(made.id);
    if (!earlier) promises.append(made);
    else if (earlier.textContent !== made.textContent) {
      earlier.replaceWith(made);
      if (isMove) flash(made);
    }
  }
}

function flash(made) {
  made.classList.add("moved");
  setTimeout(() => made.classList.remove("moved"), 800);
}

// Hearing the program

function follow() {
  happenings?.close();
  happenings = new EventSource(`/chatt/handelser?som=${encodeURIComponent(persona())}`);
  const on = (kind, take) => happenings.addEventListener(kind, (event) => take(JSON.parse(event.data)));
  on("begin", (told) => {
    log.replaceChildren();
    stand(told, false);
  });
  on("show", show);
  on("remove", ({ id }) => document.getElementById(`m-${id}`)?.remove());
  on("standings", (told) => stand(told, true));
  on("working", () => { working.hidden = false; });
  on("idle", () => { working.hidden = true; });
}

// Beginning

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const said = text.value.trim();
  if (!said) return;
  text.value = "";
  if (!(await call("sagt", { text: said })) && !trouble.hidden) text.value = said;
  text.focus();
});
text.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    form.requestSubmit();
  }
});
for (const input of document.querySelectorAll("input[name=persona]")) input.addEventListener("change", follow);
document.getElementById("load")?.addEventListener("click", () => call("exempel", {}));
document.getElementById("clear")?.addEventListener("click", () => call("exempel", {}, "DELETE"));
follow();
