package dev.farehawk.web.alert;

import dev.farehawk.alert.Alert;
import dev.farehawk.delivery.InboxStream;
import dev.farehawk.web.Readers;
import dev.farehawk.web.account.Traveller;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * New alerts as server-sent events, for open pages. The id of an event is the alert's number, by
 * which a browser that was cut off asks for what it missed. One virtual thread per open page.
 */
@Controller
class LiveInbox {

  private static final Logger log = LoggerFactory.getLogger(LiveInbox.class);
  private static final MediaType TEXT = MediaType.parseMediaType("text/plain;charset=UTF-8");
  private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);
  private static final Duration LONGEST = Duration.ofMinutes(30);

  private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
  private final InboxStream stream;
  private final InboxLines lines;
  private final Readers readers;
  private final Set<InboxStream.Reader> listening = ConcurrentHashMap.newKeySet();
  private volatile boolean stopping;

  LiveInbox(InboxStream stream, InboxLines lines, Readers readers) {
    this.stream = stream;
    this.lines = lines;
    this.readers = readers;
  }

  @GetMapping(path = "/inbox/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter listen(
      @AuthenticationPrincipal Traveller reader,
      @RequestParam @Nullable Long after,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable Long lastEvent) {
    Long known = lastEvent == null ? after : lastEvent;
    long from = known == null ? stream.newest(reader.account()) : known;
    SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
    InboxStream.Reader open = stream.open(reader.account(), from);
    listening.add(open);
    emitter.onCompletion(open::close);
    emitter.onTimeout(open::close);
    emitter.onError(_ -> open.close());
    if (stopping) {
      open.close();
    }
    Thread.ofVirtual().name("inbox-stream").start(() -> send(reader, open, emitter));
    return emitter;
  }

  /** Lets go of open pages, which would otherwise hold up the end of the service. */
  @EventListener(ContextClosedEvent.class)
  void stop() {
    stopping = true;
    listening.forEach(InboxStream.Reader::close);
  }

  private void send(Traveller reader, InboxStream.Reader open, SseEmitter emitter) {
    try {
      while (open.isOpen()) {
        var fresh = open.next(SIGN_OF_LIFE);
        if (fresh.isEmpty()) {
          emitter.send(SseEmitter.event().comment("still here"));
        }
        for (Alert alert : fresh) {
          emitter.send(
              SseEmitter.event()
                  .id(Long.toString(alert.seq()))
                  .name("alert")
                  .data(html(reader, alert), TEXT));
        }
      }
      emitter.complete();
    } catch (IOException | IllegalStateException gone) {
      log.debug("a page with an open inbox went away", gone);
    } catch (DataAccessException e) {
      log.warn("an open inbox was cut off, its page will ask again: {}", e.getMessage());
      emitter.complete();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      listening.remove(open);
      open.close();
    }
  }

  private String html(Traveller reader, Alert alert) {
    StringOutput out = new StringOutput();
    engine.render("alert/line.jte", lines.line(alert, null, true, readers.clock(reader)), out);
    return out.toString();
  }
}
