/** Tests of how chances are held against what came. */
@org.jspecify.annotations.NullMarked
package dev.farehawk.ops.calibration;
