package dev.farehawk.web.account;

import dev.farehawk.platform.http.ServiceAddress;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;

/**
 * The rules by which passkeys are made and shown (W3C Web Authentication). They hold for the public
 * address of this service alone, which is known only once it has started. A passkey must be found
 * without a name and must verify its owner, so that it stands for password and code.
 */
@Component
class Ceremonies {

  private static final int MOST_ADDRESSES = 8;

  private final ServiceAddress address;
  private final PublicKeyCredentialUserEntityRepository owners;
  private final UserCredentialRepository passkeys;
  private final Map<URI, WebAuthnRelyingPartyOperations> byAddress = new ConcurrentHashMap<>();

  Ceremonies(
      ServiceAddress address,
      PublicKeyCredentialUserEntityRepository owners,
      UserCredentialRepository passkeys) {
    this.address = address;
    this.owners = owners;
    this.passkeys = passkeys;
  }

  WebAuthnRelyingPartyOperations here() {
    URI base = address.base();
    if (byAddress.size() > MOST_ADDRESSES) {
      byAddress.clear();
    }
    return byAddress.computeIfAbsent(base, this::at);
  }

  private WebAuthnRelyingPartyOperations at(URI base) {
    var operations =
        new Webauthn4JRelyingPartyOperations(
            owners,
            passkeys,
            PublicKeyCredentialRpEntity.builder().id(base.getHost()).name("Farehawk").build(),
            Set.of(origin(base)));
    operations.setCustomizeCreationOptions(options ->
        options.authenticatorSelection(
            AuthenticatorSelectionCriteria.builder()
                .residentKey(ResidentKeyRequirement.REQUIRED)
                .userVerification(UserVerificationRequirement.REQUIRED)
                .build()));
    operations.setCustomizeRequestOptions(
        options -> options.userVerification(UserVerificationRequirement.REQUIRED));
    return operations;
  }

  /** As browsers write it: without path and without the usual port. */
  static String origin(URI base) {
    int usual = "https".equals(base.getScheme()) ? 443 : 80;
    String port = base.getPort() < 0 || base.getPort() == usual ? "" : ":" + base.getPort();
    return base.getScheme() + "://" + base.getHost() + port;
  }
}
