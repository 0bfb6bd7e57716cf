// What a page keeps of its reader, in this browser alone. A browser may refuse to store, or throw when asked.
const kept = {
  get(key) {
    try { return JSON.parse(localStorage.getItem(`way-down:${key}`)); } catch { return null; }
  },
  set(key, value) {
    try { localStorage.setItem(`way-down:${key}`, JSON.stringify(value)); } catch { /* forgotten on reload */ }
  },
};
