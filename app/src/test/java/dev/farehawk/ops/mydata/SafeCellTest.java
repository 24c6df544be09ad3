package dev.farehawk.ops.mydata;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeCellTest {

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1"})
  void whatWouldBeComputedIsText(String text) {
    assertThat(SafeCell.of(text)).isEqualTo("'" + text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Lisbon in May", "a=b", "2027-01-01", "'quoted"})
  void otherTextStays(String text) {
    assertThat(SafeCell.of(text)).isEqualTo(text);
  }
}
