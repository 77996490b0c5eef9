// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-poster"

#include "config.h"

#include "ethos-poster-content.h"

#include <glib/gi18n-lib.h>

#include "ethos-poster-words.h"

static void
line_free (gpointer data)
{
  EthosPosterLine *line = data;

  g_free (line->text);
  g_free (line);
}

static void
card_free (gpointer data)
{
  EthosPosterCard *card = data;

  g_free (card->title);
  g_free (card->statement);
  g_ptr_array_unref (card->lines);
  g_free (card);
}

/* Controls that would reorder the text of others, and controls that no font draws. */
static gboolean
is_dropped (gunichar c)
{
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF ||
         c == 0x200E || c == 0x200F || c == 0x061C || (c >= 0xFFF9 && c <= 0xFFFB);
}

/* A poster's texts are single paragraphs: white space of any kind is one space. */
static char *
clean_text (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *normal = g_utf8_normalize (valid, -1, G_NORMALIZE_NFC);
  g_autoptr (GString) out = g_string_new (NULL);
  gboolean space = FALSE;
  guint n = 0;

  for (const char *p = normal; *p != '\0' && n < ETHOS_POSTER_MAX_TEXT; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      /* A no-break space keeps its meaning. */
      if (c != 0xA0 && c != 0x202F && (g_unichar_isspace (c) || c == 0x2028 || c == 0x2029))
        {
          space = out->len > 0;
          continue;
        }
      if (g_unichar_iscntrl (c) || is_dropped (c))
        continue;
      if (space)
        g_string_append_c (out, ' ');
      space = FALSE;
      g_string_append_unichar (out, c);
      n++;
    }
  return out->len > 0 ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}

static EthosPosterCard *
card_new (const char *title, const char *statement, EthosSpine colour)
{
  EthosPosterCard *card = g_new0 (EthosPosterCard, 1);

  card->lines = g_ptr_array_new_with_free_func (line_free);
  card->colour = colour;
  ethos_poster_content_set_text (&card->title, title);
  ethos_poster_content_set_text (&card->statement, statement);
  return card;
}

/**
 * ethos_poster_content_new:
 *
 * Returns: (transfer full): content without any text, marked as a draft
 */
EthosPosterContent *
ethos_poster_content_new (void)
{
  EthosPosterContent *self = g_new0 (EthosPosterContent, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->strands = g_ptr_array_new_with_free_func (card_free);
  self->values = g_ptr_array_new_with_free_func (card_free);
  ethos_poster_content_set_language (self, NULL);
  return self;
}

EthosPosterContent *
ethos_poster_content_ref (EthosPosterContent *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
ethos_poster_content_unref (EthosPosterContent *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->title);
  g_free (self->language);
  g_free (self->mission);
  g_free (self->vision);
  g_ptr_array_unref (self->strands);
  g_ptr_array_unref (self->values);
  g_clear_pointer (&self->leadership, card_free);
  g_free (self->mission_label);
  g_free (self->vision_label);
  g_free (self->dont_label);
  g_free (self->heard_label);
  g_free (self->status_label);
  g_free (self->author);
  g_free (self);
}

/**
 * ethos_poster_content_set_text:
 * @place: a text of the content or of one of its cards
 * @text: (nullable): the words
 *
 * Stores the words as one clean paragraph: valid UTF-8, NFC, single spaces, no control
 * characters and no bidi controls, at most %ETHOS_POSTER_MAX_TEXT characters; NULL when nothing
 * is left.
 */
void
ethos_poster_content_set_text (char **place, const char *text)
{
  char *clean;

  g_return_if_fail (place != NULL);

  clean = text != NULL ? clean_text (text) : NULL;
  g_free (*place);
  *place = clean;
}

static void
set_label (EthosPosterContent *self, char **place, const char *text)
{
  g_free (*place);
  *place = ethos_poster_words_translate (self->language, "poster", text);
}

/**
 * ethos_poster_content_set_language:
 * @language: (nullable): of the words that people have agreed on, BCP 47
 *
 * Sets the language, and with it that of the poster's own words. Where it is not known these are in
 * the language of the interface.
 */
void
ethos_poster_content_set_language (EthosPosterContent *self, const char *language)
{
  g_return_if_fail (self != NULL);

  ethos_poster_content_set_text (&self->language, language);
  /* Translators: small headings on the poster. */
  set_label (self, &self->mission_label, NC_ ("poster", "Our mission"));
  set_label (self, &self->vision_label, NC_ ("poster", "Our vision"));
  /* Translators: on the poster, before lines that say what people avoid. */
  set_label (self, &self->dont_label, NC_ ("poster", "We don’t"));
  /* Translators: on the poster, before lines that people would say. */
  set_label (self, &self->heard_label, NC_ ("poster", "You would hear us say"));
  ethos_poster_content_set_status (self, self->status);
}

/**
 * ethos_poster_content_set_status:
 *
 * Sets the mark and its word, in the language of the content.
 */
void
ethos_poster_content_set_status (EthosPosterContent *self, EthosPosterStatus status)
{
  static const char *const labels[] = {
    /* Translators: the mark on a poster that says whose words these are. */
    [ETHOS_POSTER_STATUS_DRAFT] = NC_ ("poster", "Draft"),
    /* Translators: the mark on a poster whose words were agreed by this team only. */
    [ETHOS_POSTER_STATUS_LOCAL] = NC_ ("poster", "Local"),
    [ETHOS_POSTER_STATUS_APPROVED] = NC_ ("poster", "Approved"),
  };

  g_return_if_fail (self != NULL);
  g_return_if_fail (status < G_N_ELEMENTS (labels));

  self->status = status;
  set_label (self, &self->status_label, labels[status]);
}

/**
 * ethos_poster_content_add_strand:
 *
 * Returns: (transfer none): the new strand, one of the ways in which the mission is delivered
 */
EthosPosterCard *
ethos_poster_content_add_strand (EthosPosterContent *self, const char *title, const char *statement)
{
  EthosPosterCard *card;

  g_return_val_if_fail (self != NULL, NULL);

  card = card_new (title, statement, ETHOS_SPINE_TEAL);
  g_ptr_array_add (self->strands, card);
  return card;
}

/**
 * ethos_poster_content_add_value:
 * @title: (nullable): the name; NULL while it is only proposed
 *
 * Returns: (transfer none): the new value, to which lines and an emblem can be added
 */
EthosPosterCard *
ethos_poster_content_add_value (EthosPosterContent *self,
                                const char *title,
                                const char *statement,
                                EthosSpine colour)
{
  EthosPosterCard *card;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (colour < ETHOS_N_SPINES, NULL);

  card = card_new (title, statement, colour);
  g_ptr_array_add (self->values, card);
  return card;
}

/**
 * ethos_poster_content_add_leadership:
 *
 * Returns: (transfer none): the section on leadership, in place of an earlier one
 */
EthosPosterCard *
ethos_poster_content_add_leadership (EthosPosterContent *self, const char *title)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_clear_pointer (&self->leadership, card_free);
  self->leadership = card_new (title, NULL, ETHOS_SPINE_SLATE);
  return self->leadership;
}

/**
 * ethos_poster_card_add_line:
 *
 * Adds a line; a text without visible characters is no line.
 */
void
ethos_poster_card_add_line (EthosPosterCard *card, EthosPosterLineKind kind, const char *text)
{
  char *clean = NULL;
  EthosPosterLine *line;

  g_return_if_fail (card != NULL);

  ethos_poster_content_set_text (&clean, text);
  if (clean == NULL)
    return;
  line = g_new0 (EthosPosterLine, 1);
  line->kind = kind;
  line->text = clean;
  g_ptr_array_add (card->lines, line);
}

/**
 * ethos_poster_label_is_needed:
 * @label: (nullable): the words above @text
 * @text: (nullable): a text
 *
 * Returns: whether @label says more than @text: "Our mission" above "Our mission is to…" does not
 */
gboolean
ethos_poster_label_is_needed (const char *label, const char *text)
{
  g_autofree char *folded_label = NULL;
  g_autofree char *folded_text = NULL;

  if (label == NULL || text == NULL)
    return FALSE;
  folded_label = g_utf8_casefold (label, -1);
  folded_text = g_utf8_casefold (text, -1);
  return !g_str_has_prefix (folded_text, folded_label);
}
