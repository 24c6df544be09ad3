// Subscribes this browser to notifications from the form that asks for it (W3C Push API).
"use strict";

const form = document.querySelector("form[data-push-key]");

function bytes(base64url) {
  const text = atob(base64url.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

function base64url(buffer) {
  const letters = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join("");
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

async function subscribe() {
  if ((await Notification.requestPermission()) !== "granted") throw new Error("refused");
  await navigator.serviceWorker.register("/service-worker.js");
  const worker = await navigator.serviceWorker.ready;
  const key = bytes(form.dataset.pushKey);
  const known = await worker.pushManager.getSubscription();
  if (known && base64url(known.options.applicationServerKey) !== form.dataset.pushKey) await known.unsubscribe();
  return worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
}

async function submitted(event) {
  event.preventDefault();
  const button = form.querySelector("button");
  button.disabled = true;
  try {
    const subscription = await subscribe();
    form.elements.endpoint.value = subscription.endpoint;
    form.elements.point.value = base64url(subscription.getKey("p256dh"));
    form.elements.secret.value = base64url(subscription.getKey("auth"));
    form.submit();
  } catch {
    form.querySelector("[data-push-refused]").hidden = false;
    button.disabled = false;
  }
}

if (form && "serviceWorker" in navigator && "PushManager" in window) {
  form.hidden = false;
  document.querySelector("[data-push-missing]").hidden = true;
  form.addEventListener("submit", submitted);
}
