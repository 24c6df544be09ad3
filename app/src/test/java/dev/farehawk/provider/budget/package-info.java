/** Tests of budgets: the rules of each part, the ledgers' contract, and whole simulated days. */
@NullMarked
package dev.farehawk.provider.budget;

import org.jspecify.annotations.NullMarked;
