package dev.farehawk.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.provider.serpapi.SerpApiProvider;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InquiriesTest {

  private static final ProviderResult REFUSED =
      new ProviderResult.Failed(
          new ProviderError.RateLimited("HTTP 429: refused", Duration.ofSeconds(2)));
  private final SerpApiProvider provider = new SerpApiProvider("google");
  private final ProviderRequest request = provider.plan(List.of(AdapterContract.ASKED)).getFirst();
  private Instant now = Clock.systemUTC().instant();

  private HttpTransport transport(StubProvider stub) {
    return new HttpTransport(
        new ProviderConfig(
            "google",
            ProviderKind.SERPAPI,
            stub.address(),
            ProviderKey.of(AdapterContract.KEY),
            true,
            ProviderLimits.perSecond(9, Duration.ofSeconds(20), 4)),
        provider,
        () -> now);
  }

  @Test
  void manyRefusalsAtOnceAreAskedAboutOnce() throws IOException {
    try (StubProvider stub =
            StubProvider.json(200, "{\"total_searches_left\": 0}").checking(new SerpApiContract());
        HttpTransport transport = transport(stub)) {
      Inquiries inquiries = new Inquiries(provider, r -> Optional.of(transport.send(r)), () -> now);

      assertThat(inquiries.explained(request, REFUSED))
          .extracting(result -> ((ProviderResult.Failed) result).error().kind())
          .isEqualTo("QUOTA_EXHAUSTED");
      assertThat(inquiries.explained(request, REFUSED)).isSameAs(REFUSED);
      now = now.plusSeconds(10);
      assertThat(inquiries.explained(request, REFUSED)).isNotEqualTo(REFUSED);
      assertThat(stub.questions()).hasSize(2);
    }
  }

  @Test
  void asksNothingAboutAnErrorThatSaysItAll() throws IOException {
    ProviderResult broken = new ProviderResult.Failed(new ProviderError.Transient("broken", null));
    try (StubProvider stub = StubProvider.json(200, "{}");
        HttpTransport transport = transport(stub)) {
      Inquiries inquiries = new Inquiries(provider, r -> Optional.of(transport.send(r)), () -> now);

      assertThat(inquiries.explained(request, broken)).isSameAs(broken);
      assertThat(stub.asked()).isEmpty();
    }
  }
}
