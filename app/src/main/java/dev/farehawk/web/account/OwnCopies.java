package dev.farehawk.web.account;

import dev.farehawk.account.Account;
import dev.farehawk.account.AuditEvent.Action;
import dev.farehawk.ops.mydata.ExportMyData;
import dev.farehawk.ops.mydata.ExportRefused;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Hands a copy of all that is kept to the person it is about, who shows the password for it. */
@Component
public class OwnCopies {

  private static final MediaType ZIP = MediaType.parseMediaType("application/zip");

  private final OwnAccount own;
  private final ExportMyData export;

  OwnCopies(OwnAccount own, ExportMyData export) {
    this.own = own;
    this.export = export;
  }

  /** What the reader may take now. */
  public ExportMyData.Allowance allowance(Traveller reader) {
    return export.allowance(reader.account());
  }

  /**
   * The copy as a file to be saved; empty if the password is wrong.
   *
   * @throws ExportRefused when it is too early for another one
   */
  public Optional<ResponseEntity<Resource>> take(
      Traveller reader, String password, HttpServletRequest request) {
    Account account = own.of(reader);
    if (!own.knows(account, password, request)) {
      return Optional.empty();
    }
    ExportMyData.Copy copy =
        export.copy(account.id(), () -> own.record(Action.DATA_EXPORTED, account, "", request));
    String name = "farehawk-" + copy.writtenAt().atOffset(ZoneOffset.UTC).toLocalDate() + ".zip";
    return Optional.of(
        ResponseEntity.ok()
            .contentType(ZIP)
            .contentLength(copy.bytes())
            .cacheControl(CacheControl.noStore())
            .header(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString())
            .body(new InputStreamResource(copy.content())));
  }
}
