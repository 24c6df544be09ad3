package dev.farehawk.oracle;

import dev.farehawk.oracle.InferenceProtocol.Answered;
import dev.farehawk.oracle.Verdict.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;

/**
 * A model behind HTTP that decides; the figures that explain are those of the built-in judge. See
 * {@link InferenceProtocol} for what it is asked. Late, broken and oversized answers are all {@link
 * Oracle.OracleUnavailable}.
 */
public final class RemoteOracle implements Oracle, AutoCloseable {

  static final int LARGEST_BODY = 1024 * 1024;

  private final OracleConfig.Remote config;
  private final StatisticalOracle figures;
  private final URI address;
  private final CloseableHttpClient client;
  private final ScheduledThreadPoolExecutor alarms;

  /**
   * Asks this server.
   *
   * @param figures for the explanation
   */
  public RemoteOracle(OracleConfig.Remote config, StatisticalOracle figures) {
    this.config = config;
    this.figures = figures;
    this.address =
        URI.create(config.url().replaceAll("/+$", "") + "/v2/models/" + config.model() + "/infer");
    Timeout limit = Timeout.of(config.timeLimit());
    this.client =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(limit)
                            .setSocketTimeout(limit)
                            .build())
                    .build())
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setConnectionRequestTimeout(limit)
                    .setResponseTimeout(limit)
                    .setHardCancellationEnabled(true)
                    .build())
            .setUserAgent("Farehawk")
            .disableCookieManagement()
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .build();
    this.alarms =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("oracle-limit").factory());
    alarms.setRemoveOnCancelPolicy(true);
  }

  @Override
  public String name() {
    return "remote/" + config.model();
  }

  @Override
  public List<Verdict> judge(List<Question> questions) throws OracleUnavailable {
    if (questions.isEmpty()) {
      return List.of();
    }
    InferenceProtocol.Reply reply =
        InferenceProtocol.reply(post(InferenceProtocol.request(questions)), questions.size());
    String who = reply.version().isEmpty() ? name() : name() + "/" + reply.version();
    List<Verdict> verdicts = new ArrayList<>(questions.size());
    for (int i = 0; i < questions.size(); i++) {
      Answered answered = reply.answers().get(i);
      verdicts.add(
          new Verdict(
              answer(answered),
              answered.score(),
              who,
              false,
              figures.judge(questions.get(i)).explanation()));
    }
    return verdicts;
  }

  private static Answer answer(Answered answered) {
    if (answered.tooLittleHistory()) {
      return Answer.TOO_LITTLE_HISTORY;
    }
    return answered.worthy() ? Answer.WORTHY : Answer.NOT_WORTHY;
  }

  private byte[] post(byte[] body) throws OracleUnavailable {
    HttpPost post = new HttpPost(address);
    post.setHeader("Accept", "application/json");
    post.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
    // Socket limits start anew with every byte; the alarm does not. Whichever ends it, time is up.
    Future<?> alarm =
        alarms.schedule(post::cancel, config.timeLimit().toNanos(), TimeUnit.NANOSECONDS);
    try {
      return client.execute(post, response -> read(response, post));
    } catch (BadReply e) {
      throw new OracleUnavailable(e.getMessage(), e);
    } catch (IOException e) {
      throw new OracleUnavailable(
          post.isCancelled() || e instanceof SocketTimeoutException
              ? "no complete answer within " + config.timeLimit().toMillis() + " ms"
              : "the model's server cannot be asked: " + e.getMessage(),
          e);
    } finally {
      alarm.cancel(false);
    }
  }

  /** A reply that came, but cannot be an answer. */
  private static final class BadReply extends IOException {
    private static final long serialVersionUID = 1L;

    private final String why;

    BadReply(String why) {
      super(why);
      this.why = why;
    }

    @Override
    public String getMessage() {
      return why;
    }
  }

  private static byte[] read(ClassicHttpResponse response, HttpPost post) throws IOException {
    if (response.getCode() != 200) {
      throw new BadReply("the model's server answered " + response.getCode());
    }
    HttpEntity entity = response.getEntity();
    if (entity == null) {
      return new byte[0];
    }
    InputStream in = entity.getContent();
    byte[] body = in.readNBytes(LARGEST_BODY + 1);
    if (body.length > LARGEST_BODY) {
      // Closing the stream would read the rest; cutting the connection does not.
      post.cancel();
      throw new BadReply("the model's reply is larger than 1 MiB");
    }
    in.close();
    return body;
  }

  @Override
  public void close() throws IOException {
    alarms.shutdownNow();
    client.close();
  }
}
