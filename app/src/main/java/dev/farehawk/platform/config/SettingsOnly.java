package dev.farehawk.platform.config;

import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;

/** A context that holds the checked settings and nothing else, for commands that run no service. */
@ConfigurationPropertiesScan("dev.farehawk")
@Import(SettingsCheck.class)
public final class SettingsOnly {}
