package dev.farehawk.web.watch;

import org.jspecify.annotations.Nullable;

/**
 * What the past says to one question.
 *
 * @param id of its heading
 * @param title the question
 * @param sentence the answer, which may be that there is too little history
 * @param rests what the answer rests on; null when there is none
 */
public record Insight(String id, String title, String sentence, @Nullable String rests) {}
