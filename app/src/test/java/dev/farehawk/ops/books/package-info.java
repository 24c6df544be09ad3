/** Tests of the pipeline's books. */
@org.jspecify.annotations.NullMarked
package dev.farehawk.ops.books;
