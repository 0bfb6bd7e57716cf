/** Hand a file to the reader. */
export function save(file: string, content: Blob | string, type: string): void {
  const url = URL.createObjectURL(typeof content === "string" ? new Blob([content], { type }) : content);
  const link = document.createElement("a");
  link.href = url;
  link.download = file;
  document.body.append(link); // Firefox heeds no link outside of the page
  link.click();
  link.remove();
  setTimeout(() => { URL.revokeObjectURL(url); }, 10_000);
}

/** Put a text on the clipboard, by the old way where the page is no secure one, as from a folder. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const room = document.createElement("textarea");
    room.value = text;
    document.body.append(room);
    room.select();
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- there is no other way from file://
    const done = document.execCommand("copy");
    room.remove();
    return done;
  }
}
