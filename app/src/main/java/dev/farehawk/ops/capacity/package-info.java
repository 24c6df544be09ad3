/**
 * What a budget of calls buys. In: a question of how many people watch how many fares with how many
 * calls. Out: an answer with the share of alerts on time, money, machines and what full coverage
 * would cost, and with every assumption it rests on. Pure; asks no provider and no database.
 */
@NullMarked
package dev.farehawk.ops.capacity;

import org.jspecify.annotations.NullMarked;
