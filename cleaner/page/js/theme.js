/* Light or dark: as the system says, until the reader says otherwise. */

const THEME_KEY = "clean:theme";
const SYSTEM_DARK = window.matchMedia("(prefers-color-scheme: dark)");

function startTheme() {
  try {
    setTheme(window.localStorage.getItem(THEME_KEY));
  } catch {
    setTheme(null);
  }
}

function setTheme(theme) {
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
}

function isDark() {
  const { theme } = document.documentElement.dataset;
  return theme ? theme === "dark" : SYSTEM_DARK.matches;
}

function toggleTheme() {
  const theme = isDark() ? "light" : "dark";
  setTheme(theme);
  try {
    window.localStorage.setItem(THEME_KEY, theme);
  } catch {
    /* The page is readable without a memory. */
  }
  nameThemeButton();
}

function themeButton() {
  const button = el("button", { type: "button", class: "quiet theme", id: "theme", click: toggleTheme });
  SYSTEM_DARK.addEventListener("change", nameThemeButton);
  return button;
}

function nameThemeButton() {
  byId("theme").textContent = isDark() ? "Light" : "Dark";
  byId("theme").setAttribute("aria-label", isDark() ? "Light theme" : "Dark theme");
}
