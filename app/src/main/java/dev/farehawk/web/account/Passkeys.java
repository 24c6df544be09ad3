package dev.farehawk.web.account;

import dev.farehawk.account.Account;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The passkeys of accounts: made, shown, listed, taken away. JSON is as browsers speak it. */
@Component
class Passkeys {

  /** Most passkeys of one account. */
  static final int MOST = 20;

  private final Ceremonies ceremonies;
  private final PublicKeyCredentialUserEntityRepository owners;
  private final UserCredentialRepository stored;
  private final JsonMapper json =
      JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

  Passkeys(
      Ceremonies ceremonies,
      PublicKeyCredentialUserEntityRepository owners,
      UserCredentialRepository stored) {
    this.ceremonies = ceremonies;
    this.owners = owners;
    this.stored = stored;
  }

  /** A passkey of an account. */
  record Passkey(String id, String name, Instant createdAt, Instant lastUsed) {}

  /** The passkey could not be read or is not what was asked for; nothing was saved. */
  static final class NotAccepted extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotAccepted(RuntimeException cause) {
      super("the passkey was not accepted: " + cause.getMessage(), cause);
    }
  }

  /** What a browser is asked to make. */
  PublicKeyCredentialCreationOptions options(Account account) {
    if (owners.findByUsername(account.id().toString()) == null) {
      owners.save(
          ImmutablePublicKeyCredentialUserEntity.builder()
              .id(Bytes.random())
              .name(account.id().toString())
              .displayName(account.email())
              .build());
    }
    return ceremonies
        .here()
        .createPublicKeyCredentialCreationOptions(
            new ImmutablePublicKeyCredentialCreationOptionsRequest(Traveller.signedIn(account)));
  }

  /** For the browser; it shows the address to its owner, where we have the account's id. */
  String json(PublicKeyCredentialCreationOptions options, Account account) {
    ObjectNode tree = json.valueToTree(options);
    if (tree.get("user") instanceof ObjectNode user) {
      user.put("name", account.email()).put("displayName", account.email());
    }
    return json.writeValueAsString(tree);
  }

  /** What a browser is asked to show, by anybody. */
  PublicKeyCredentialRequestOptions request() {
    Authentication nobody =
        new AnonymousAuthenticationToken(
            "nobody", "nobody", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"));
    return ceremonies
        .here()
        .createCredentialRequestOptions(
            new ImmutablePublicKeyCredentialRequestOptionsRequest(nobody));
  }

  String json(PublicKeyCredentialRequestOptions options) {
    return json.writeValueAsString(options);
  }

  /**
   * Keeps a passkey that a browser made.
   *
   * @throws NotAccepted if it is not what was asked for
   */
  void add(PublicKeyCredentialCreationOptions asked, String answer, String name) {
    try {
      PublicKeyCredential<AuthenticatorAttestationResponse> made =
          json.readValue(
              answer,
              json.getTypeFactory()
                  .constructParametricType(
                      PublicKeyCredential.class, AuthenticatorAttestationResponse.class));
      var _ =
          ceremonies
              .here()
              .registerCredential(
                  new ImmutableRelyingPartyRegistrationRequest(
                      asked, new RelyingPartyPublicKey(made, name)));
    } catch (JacksonException e) {
      throw new NotAccepted(e);
    } catch (RuntimeException e) {
      // The library has no closed set of what it throws for answers that are wrong.
      throw new NotAccepted(e);
    }
  }

  /**
   * Whose passkey was shown.
   *
   * @throws NotAccepted if it is unknown or does not answer what was asked
   */
  UUID show(PublicKeyCredentialRequestOptions asked, String answer) {
    try {
      PublicKeyCredential<AuthenticatorAssertionResponse> shown =
          json.readValue(
              answer,
              json.getTypeFactory()
                  .constructParametricType(
                      PublicKeyCredential.class, AuthenticatorAssertionResponse.class));
      PublicKeyCredentialUserEntity owner =
          ceremonies.here().authenticate(new RelyingPartyAuthenticationRequest(asked, shown));
      return UUID.fromString(owner.getName());
    } catch (RuntimeException e) {
      throw new NotAccepted(e);
    }
  }

  /** The account's passkeys, the oldest first. */
  List<Passkey> of(UUID account) {
    return records(account).stream()
        .map(one ->
            new Passkey(
                one.getCredentialId().toBase64UrlString(),
                one.getLabel(),
                one.getCreated(),
                one.getLastUsed()))
        .sorted(Comparator.comparing(Passkey::createdAt))
        .toList();
  }

  /** Takes one away; its name, or empty if the account has none such. */
  Optional<String> remove(UUID account, String id) {
    Optional<CredentialRecord> found =
        records(account).stream()
            .filter(one -> one.getCredentialId().toBase64UrlString().equals(id))
            .findFirst();
    found.ifPresent(one -> stored.delete(one.getCredentialId()));
    return found.map(CredentialRecord::getLabel);
  }

  private List<CredentialRecord> records(UUID account) {
    PublicKeyCredentialUserEntity owner = owners.findByUsername(account.toString());
    return owner == null ? List.of() : stored.findByUserId(owner.getId());
  }
}
