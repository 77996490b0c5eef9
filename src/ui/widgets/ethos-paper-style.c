// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-widgets"

#include "config.h"

#include "ethos-paper-style.h"

#include <adwaita.h>

#include "ethos-palette.h"
#include "ethos-style.h"
#include "ethos-widgets-resources.h"

/* Above the desktop's theme, below what a person sets. */
#define PRIORITY GTK_STYLE_PROVIDER_PRIORITY_APPLICATION

struct _EthosPaperStyle
{
  GObject parent_instance;

  GdkDisplay *display;
  AdwStyleManager *manager;
  GtkCssProvider *colours;
  GtkCssProvider *shapes;
};

G_DEFINE_FINAL_TYPE (EthosPaperStyle, ethos_paper_style, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_DISPLAY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

typedef struct
{
  const char *selector;
  const char *property;
  EthosTone tone;
} ToneRule;

/* Where the shared tones go on paper. */
static const ToneRule tone_rules[] = {
  { ".paper", "background-color", ETHOS_TONE_PAPER },
  { ".paper", "color", ETHOS_TONE_INK },
  { ".quiet", "color", ETHOS_TONE_QUIET_INK },
  { ".action", "color", ETHOS_TONE_ACTION },
  { "sheet", "background-color", ETHOS_TONE_SHEET },
  { "sheet", "border-color", ETHOS_TONE_EDGE },
  { "sheet", "color", ETHOS_TONE_INK },
  { "sheet spine", "background-color", ETHOS_TONE_EDGE },
  { "sheet .line", "color", ETHOS_TONE_QUIET_INK },
  { "sheet .badge", "color", ETHOS_TONE_QUIET_INK },
  { "note", "border-color", ETHOS_TONE_EDGE },
  { "note.covered", "background-color", ETHOS_TONE_SHEET },
  { "timer", "color", ETHOS_TONE_ACTION },
  { "notice .body", "background-color", ETHOS_TONE_SHEET },
  { "notice .body", "border-color", ETHOS_TONE_EDGE },
  { "notice .body", "color", ETHOS_TONE_INK },
  { "notice.error .body", "border-color", ETHOS_TONE_ERROR },
  { "notice.error image", "color", ETHOS_TONE_ERROR },
  { "sheet:focus-visible", "outline-color", ETHOS_TONE_ACTION },
  { "note:focus-visible", "outline-color", ETHOS_TONE_ACTION },
};

static void
append_rule (GString *css, const char *selector, const char *property, EthosRgb rgb)
{
  g_string_append_printf (css, "%s { %s: #%06X; }\n", selector, property, rgb);
}

static void
append_spines (GString *css, EthosTheme theme)
{
  for (EthosSpine i = 0; i < ETHOS_N_SPINES; i++)
    {
      g_autofree char *spine = g_strdup_printf ("sheet.%s spine", ethos_spine_get_name (i));
      g_autofree char *glyph = g_strdup_printf ("sheet.%s glyph", ethos_spine_get_name (i));

      append_rule (css, spine, "background-color", ethos_palette_get_spine (theme, i));
      append_rule (css, glyph, "color", ethos_palette_get_spine (theme, i));
    }
}

/* In a bright room tints wash out: the note turns white and its colour becomes a spine. */
static void
append_tints (GString *css, EthosTheme theme)
{
  for (EthosTint i = 0; i < ETHOS_N_TINTS; i++)
    {
      g_autofree char *note = g_strdup_printf ("note.%s:not(.covered)", ethos_tint_get_name (i));
      EthosRgb tint = ethos_palette_get_tint (theme, i);

      if (theme == ETHOS_THEME_BRIGHT)
        {
          append_rule (css, note, "background-color",
                       ethos_palette_get_tone (theme, ETHOS_TONE_SHEET));
          append_rule (css, note, "border-top-color", tint);
        }
      else
        append_rule (css, note, "background-color", tint);
    }
  append_rule (css, "note", "color", ethos_palette_get_on_tint (theme));
}

static void
append_theme (GString *css, EthosTheme theme)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tone_rules); i++)
    append_rule (css, tone_rules[i].selector, tone_rules[i].property,
                 ethos_palette_get_tone (theme, tone_rules[i].tone));
  append_spines (css, theme);
  append_tints (css, theme);
}

static void
update (EthosPaperStyle *self)
{
  gboolean dark = adw_style_manager_get_dark (self->manager);
  gboolean high_contrast = adw_style_manager_get_high_contrast (self->manager);
  EthosTheme theme = dark            ? ETHOS_THEME_DARK
                     : high_contrast ? ETHOS_THEME_BRIGHT
                                     : ETHOS_THEME_LIGHT;
  g_autoptr (GString) css = g_string_new (NULL);

  ethos_palette_write_css (theme, css);
  append_theme (css, theme);
  append_rule (css, "timer.late", "color", ethos_palette_get_tone (theme, ETHOS_TONE_LATE));
  append_rule (css, ".late", "color", ethos_palette_get_tone (theme, ETHOS_TONE_LATE));
  append_rule (css, ".error-text", "color", ethos_palette_get_tone (theme, ETHOS_TONE_ERROR));
  if (theme == ETHOS_THEME_BRIGHT)
    g_string_append (css, "note:not(.covered) { border-top-width: 6px; }\n");
  if (dark && high_contrast)
    g_string_append (css, ".paper, sheet { background-color: #000000; color: #FFFFFF; }\n"
                          ".quiet, sheet .line, sheet .badge { color: #FFFFFF; }\n"
                          "sheet, note, notice .body { border-color: #FFFFFF; }\n");
  ethos_style_load (self->colours, css->str);
}

static void
ethos_paper_style_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_DISPLAY:
      g_value_set_object (value, ETHOS_PAPER_STYLE (object)->display);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_paper_style_set_property (GObject *object,
                                guint prop_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_DISPLAY:
      ETHOS_PAPER_STYLE (object)->display = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_paper_style_constructed (GObject *object)
{
  EthosPaperStyle *self = ETHOS_PAPER_STYLE (object);

  G_OBJECT_CLASS (ethos_paper_style_parent_class)->constructed (object);

  /* Naming the resource keeps the linker from dropping it. */
  ethos_widgets_get_resource ();
  self->shapes = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (self->shapes,
                                       "/io/github/ethos_workshops/Ethos/widgets/paper.css");
  self->colours = gtk_css_provider_new ();
  gtk_style_context_add_provider_for_display (self->display, GTK_STYLE_PROVIDER (self->shapes),
                                              PRIORITY);
  gtk_style_context_add_provider_for_display (self->display, GTK_STYLE_PROVIDER (self->colours),
                                              PRIORITY);
  self->manager = g_object_ref (adw_style_manager_get_for_display (self->display));
  g_signal_connect_object (self->manager, "notify::dark", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->manager, "notify::high-contrast", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
}

static void
ethos_paper_style_dispose (GObject *object)
{
  EthosPaperStyle *self = ETHOS_PAPER_STYLE (object);

  if (self->display != NULL && self->colours != NULL)
    {
      gtk_style_context_remove_provider_for_display (self->display,
                                                     GTK_STYLE_PROVIDER (self->colours));
      gtk_style_context_remove_provider_for_display (self->display,
                                                     GTK_STYLE_PROVIDER (self->shapes));
    }
  g_clear_object (&self->colours);
  g_clear_object (&self->shapes);
  g_clear_object (&self->manager);
  g_clear_object (&self->display);
  G_OBJECT_CLASS (ethos_paper_style_parent_class)->dispose (object);
}

static void
ethos_paper_style_class_init (EthosPaperStyleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = ethos_paper_style_constructed;
  object_class->dispose = ethos_paper_style_dispose;
  object_class->get_property = ethos_paper_style_get_property;
  object_class->set_property = ethos_paper_style_set_property;

  properties[PROP_DISPLAY] =
      g_param_spec_object ("display", NULL, NULL, GDK_TYPE_DISPLAY,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ethos_paper_style_init (EthosPaperStyle *self)
{
}

/**
 * ethos_paper_style_new:
 * @display: where it applies
 *
 * Gives paper its look on @display for as long as the object lives, and follows the desktop's
 * light, dark and high-contrast styles. Besides the widgets here it styles these classes:
 * `paper` (ground), `quiet` (ink), `action`, `late`, `error-text`, `name` (a value's name) and
 * `step-title`, and those of the parts of the workshop's window; and it defines every colour of the
 * palette as `@ethos_…` for the style sheets of others.
 *
 * Returns: (transfer full): the look, to be kept
 */
EthosPaperStyle *
ethos_paper_style_new (GdkDisplay *display)
{
  g_return_val_if_fail (GDK_IS_DISPLAY (display), NULL);

  return g_object_new (ETHOS_TYPE_PAPER_STYLE, "display", display, NULL);
}
