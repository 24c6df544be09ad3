// Shows alerts that come by Web Push while no page is open. Kept small: pages never depend on it.
"use strict";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("push", (event) => {
  if (event.data) event.waitUntil(received(event.data.json()));
});
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data.link));
});

async function received(message) {
  if (message.confirm) {
    // Only this browser could read the token, so sending it back confirms that it gets our messages.
    await fetch("/push/confirm", { method: "POST", body: new URLSearchParams({ token: message.confirm }) });
  }
  await self.registration.showNotification(message.title, {
    body: message.body,
    tag: message.thread,
    renotify: true,
    requireInteraction: Boolean(message.urgent),
    data: { link: message.link },
  });
}

async function open(link) {
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const shown = pages.find((page) => page.url === link);
  await (shown ? shown.focus() : self.clients.openWindow(link));
}
