package dev.farehawk.web.account;

import io.nayuki.qrcodegen.QrCode;

/**
 * A QR code (ISO/IEC 18004) as a path of an SVG, drawn here: the secret in it goes to nobody else.
 *
 * @param size of the square in modules, the quiet border of four included
 * @param path the dark modules, in module units
 */
public record QrDrawing(int size, String path) {

  private static final int BORDER = 4;

  /** Draws a text. */
  public static QrDrawing of(String text) {
    QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < code.size; y++) {
      for (int x = 0; x < code.size; x++) {
        if (code.getModule(x, y)) {
          path.append('M').append(x + BORDER).append(' ').append(y + BORDER).append("h1v1h-1z");
        }
      }
    }
    return new QrDrawing(code.size + 2 * BORDER, path.toString());
  }
}
