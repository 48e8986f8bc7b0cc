// Brings the editor to the field of a fault: the field itself, or the nearest part of the page that holds it.
export function focusField(id) {
  let name = id;
  while (name.length > 2) {
    const field = document.getElementById(name);
    if (field) {
      for (let holder = field.closest("details"); holder; holder = holder.parentElement.closest("details")) {
        holder.open = true;
      }
      field.scrollIntoView({ block: "center" });
      field.focus({ preventScroll: true });
      return;
    }
    name = name.slice(0, Math.max(name.lastIndexOf("-"), 0)).replace(/-+$/, "");
  }
}
