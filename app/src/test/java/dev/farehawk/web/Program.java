package dev.farehawk.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.account.Account;
import dev.farehawk.account.Accounts;
import dev.farehawk.account.Actor;
import dev.farehawk.account.ApiKeys;
import dev.farehawk.account.Role;
import dev.farehawk.account.Roles;
import dev.farehawk.account.Scope;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that talks to the API with a key of an account of its own. */
record Program(RunningSite site, Account owner, String key) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** With a key that may do all that its new account may. */
  static Program of(RunningSite site, String email) {
    return of(site, email, Role.USER);
  }

  static Program of(RunningSite site, String email, Role role) {
    return of(site, email, role, EnumSet.allOf(Scope.class));
  }

  static Program of(RunningSite site, String email, Role role, Set<Scope> scopes) {
    var _ = site.visitor().signUp(email);
    Account owner =
        site.part(Accounts.class).authenticate(email, RunningSite.PASSWORD).orElseThrow();
    assertThat(site.part(Roles.class).give(Actor.COMMAND, owner.id(), role)).isTrue();
    return new Program(site, owner, key(site, owner, scopes));
  }

  /** The same account with another key. */
  Program with(Scope... scopes) {
    return new Program(site, owner, key(site, owner, Set.copyOf(Arrays.asList(scopes))));
  }

  private static String key(RunningSite site, Account owner, Set<Scope> scopes) {
    return site.part(ApiKeys.class)
        .create(owner.id(), new ApiKeys.Wish("test", scopes, null))
        .secret();
  }

  HttpResponse<String> send(String method, String path, String json, String... headers) {
    String[] all =
        Stream.concat(Stream.of("Authorization", "Bearer " + key), Stream.of(headers))
            .toArray(String[]::new);
    HttpResponse<String> answer =
        site.visitor().send(method, "/api/v1" + path, json.replace('\'', '"'), all);
    assertThat(DescribedApi.untold(method, answer))
        .as("of the answer to %s %s the description says all", method, path)
        .isEmpty();
    return answer;
  }

  HttpResponse<String> get(String path, String... headers) {
    return send("GET", path, "", headers);
  }

  /** The answer to a call that must succeed. */
  JsonNode read(String path) {
    HttpResponse<String> answer = get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return json(answer);
  }

  static JsonNode json(HttpResponse<String> answer) {
    return JSON.readTree(answer.body());
  }

  /** Asserts that this is problem+json of the status. */
  static JsonNode problem(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    JsonNode problem = json(answer);
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("title").asString()).isNotBlank();
    return problem;
  }
}
