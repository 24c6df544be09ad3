package dev.farehawk.account;

import dev.farehawk.platform.FieldProblem;

/** Why an endpoint is not taken; English for the API, and a code for pages of any language. */
final class EndpointProblems {

  private EndpointProblems() {}

  static FieldProblem tooMany(String field, int most) {
    return FieldProblem.coded(
        field,
        "too-many-endpoints",
        "you have " + most + " endpoints, which is the most; remove one first",
        "most",
        most);
  }

  static FieldProblem repeated(String field) {
    return FieldProblem.coded(field, "repeated-endpoint", "you have this one already");
  }
}
