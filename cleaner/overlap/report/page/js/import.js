/* Reads a review file back in. */

async function importReviews(picker) {
  const [file] = picker.files;
  if (!file) return;
  try {
    dialogs.importResult.textContent = importSentence(mergeReviews(parsedReviews(await file.text())));
    reviewed();
  } catch (error) {
    dialogs.importResult.textContent = error.message;
  }
  picker.value = "";
}

function parsedReviews(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error("This is no review file: it is not JSON.");
  }
}

function importSentence({ taken, unknown, broken }) {
  const parts = [`${counted(taken, "review")} taken over.`];
  if (unknown > 0) parts.push(`${counted(unknown, "is", "are")} about no match of this report.`);
  if (broken > 0) parts.push(`${counted(broken, "line is", "lines are")} broken and left out.`);
  if (!storeWorks) parts.push("This browser does not keep them: export before you leave.");
  return parts.join(" ");
}
