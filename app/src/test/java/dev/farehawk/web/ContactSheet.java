package dev.farehawk.web;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Pictures of pages side by side with their names, to see whether they look like one product. */
final class ContactSheet {

  private static final int GAP = 16;
  private static final int CAPTION = 24;
  private static final float QUALITY = 0.82f;

  /** How wide and high one picture is shown, and how many stand in a row. */
  record Grid(int width, int height, int columns) {}

  private final Grid grid;
  private final Color ground;
  private final Color ink;

  ContactSheet(Grid grid, boolean dark) {
    this.grid = grid;
    this.ground = dark ? new Color(0x0d1014) : new Color(0xdfe3e8);
    this.ink = dark ? new Color(0xe6e9ee) : new Color(0x20262e);
  }

  /** Draws the upper part of each picture; a file's name is its caption. */
  void write(List<Path> pictures, Path file) throws IOException {
    int rows = Math.ceilDiv(pictures.size(), grid.columns());
    BufferedImage sheet =
        new BufferedImage(
            GAP + grid.columns() * (grid.width() + GAP),
            GAP + rows * (grid.height() + CAPTION + GAP),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = sheet.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
    pen.setColor(ground);
    pen.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    for (int i = 0; i < pictures.size(); i++) {
      int x = GAP + i % grid.columns() * (grid.width() + GAP);
      int y = GAP + i / grid.columns() * (grid.height() + CAPTION + GAP);
      draw(pen, pictures.get(i), x, y);
    }
    pen.dispose();
    Files.createDirectories(file.getParent());
    save(sheet, file);
  }

  private void draw(Graphics2D pen, Path picture, int x, int y) throws IOException {
    BufferedImage page = ImageIO.read(picture.toFile());
    double scale = (double) grid.width() / page.getWidth();
    int shown = Math.min(page.getHeight(), (int) (grid.height() / scale));
    pen.drawImage(
        page.getSubimage(0, 0, page.getWidth(), shown)
            .getScaledInstance(
                grid.width(),
                Math.max(1, (int) (shown * scale)),
                java.awt.Image.SCALE_AREA_AVERAGING),
        x,
        y + CAPTION,
        null);
    pen.setColor(ink);
    pen.drawString(
        picture.getFileName().toString().replaceFirst("\\.png$", ""), x, y + CAPTION - 8);
  }

  private static void save(BufferedImage sheet, Path file) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(Files.newOutputStream(file))) {
      ImageWriteParam how = writer.getDefaultWriteParam();
      how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      how.setCompressionQuality(QUALITY);
      writer.setOutput(out);
      writer.write(null, new IIOImage(sheet, null, null), how);
    } finally {
      writer.dispose();
    }
  }
}
