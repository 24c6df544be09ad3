import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * Draws the icons of the installed app from the shapes of mark.svg, full-bleed so that a phone may
 * cut them to its own shape: java scripts/Icons.java app/src/main/resources/static
 */
class Icons {

  public static void main(String[] arguments) throws IOException {
    System.setProperty("java.awt.headless", "true");
    for (int size : new int[] {192, 512}) {
      ImageIO.write(
          icon(size), "png", Path.of(arguments[0], "icon-" + size + ".png").toFile());
    }
  }

  private static BufferedImage icon(int size) {
    BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    pen.scale(size / 32.0, size / 32.0);
    pen.setColor(new Color(0x1f4fd8));
    pen.fill(new Rectangle2D.Double(0, 0, 32, 32));
    pen.setColor(Color.WHITE);
    pen.setStroke(new BasicStroke(2.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    Path2D wings = new Path2D.Double();
    wings.moveTo(6, 9.5);
    wings.curveTo(11, 9.9, 14.3, 12.8, 16, 18.4);
    wings.curveTo(17.7, 12.8, 21, 9.9, 26, 9.5);
    wings.moveTo(11, 19.5);
    wings.curveTo(13, 20.1, 14.8, 21.4, 16, 23.9);
    wings.curveTo(17.2, 21.4, 19, 20.1, 21, 19.5);
    pen.draw(wings);
    pen.dispose();
    return image;
  }
}
