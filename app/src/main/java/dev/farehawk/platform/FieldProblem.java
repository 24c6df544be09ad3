package dev.farehawk.platform;

/**
 * One thing wrong with what somebody entered.
 *
 * @param field name of the entered field, as in the API
 * @param message what to do about it; complete and without the field's name
 */
public record FieldProblem(String field, String message) {}
