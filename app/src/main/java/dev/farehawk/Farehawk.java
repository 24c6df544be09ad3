package dev.farehawk;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * The service: all stages in one process. The program itself begins in {@code
 * dev.farehawk.command.FarehawkCommand}.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Farehawk {}
