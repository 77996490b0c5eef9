// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-import"

#include "config.h"

#include <string.h>

#include "ethos-page-words.h"
#include "ethos-statement-private.h"

/* A name, an office, an organisation and an address below a letter's last words. */
#define MAX_SIGNATURE_LINES 4
/* "Share", "Sign in", perhaps behind a picture of one character. */
#define MAX_BUTTON_WORDS 3

static EthosEntry *
get (GArray *entries, guint i)
{
  return &g_array_index (entries, EthosEntry, i);
}

/* "Share" over "We leave our notes open" is no button. */
static gboolean
heads_lines (const EthosEntry *entry, const EthosEntry *next)
{
  return entry->kind == ETHOS_SOURCE_HEADING && next != NULL &&
         ethos_words_count (entry->text) <= MAX_BUTTON_WORDS &&
         !ethos_page_is_footer (entry->text) && next->source->furniture == ETHOS_FURNITURE_NONE &&
         next->kind != ETHOS_SOURCE_HEADING && ethos_words_begins_with_we (next->text);
}

/* A list under a name or "We will", or with more than a page's words in it, may well say "Share" or
 * "Print". */
static gboolean
is_list_of_behaviours (GArray *entries, guint i)
{
  const EthosEntry *above = i > 0 ? get (entries, i - 1) : NULL;
  gboolean more = above != NULL && !above->settled && above->kind != ETHOS_SOURCE_CELL &&
                  (ethos_words_label (above->text) != ETHOS_LABEL_NONE ||
                   ((above->kind == ETHOS_SOURCE_HEADING || ethos_entry_looks_short (above)) &&
                    ethos_words_heading_topic (above->text) == ETHOS_TOPIC_NONE));

  for (; i < entries->len && ethos_entry_is_item (get (entries, i)); i++)
    {
      const EthosEntry *entry = get (entries, i);

      if (ethos_page_is_action (entry->text))
        continue;
      if (entry->settled || entry->source->furniture != ETHOS_FURNITURE_NONE ||
          ethos_page_is_furniture (entry->text) || ethos_page_is_menu (entry->text))
        return FALSE;
      more = TRUE;
    }
  return more;
}

static void
leave_out_piece (EthosEntry *entry, const EthosEntry *next, gboolean behaviours)
{
  static const EthosLeftOutReason reasons[] = {
    [ETHOS_FURNITURE_NONE] = ETHOS_LEFT_OUT_NOT,
    [ETHOS_FURNITURE_PICTURE] = ETHOS_LEFT_OUT_PICTURE,
    [ETHOS_FURNITURE_MENU] = ETHOS_LEFT_OUT_MENU,
    [ETHOS_FURNITURE_COOKIES] = ETHOS_LEFT_OUT_COOKIES,
    [ETHOS_FURNITURE_PAGE] = ETHOS_LEFT_OUT_PAGE,
  };

  if (entry->source->furniture != ETHOS_FURNITURE_NONE)
    ethos_entry_leave_out (entry, reasons[entry->source->furniture]);
  else if (strlen (entry->text) > ETHOS_STATEMENT_MAX_LINE)
    ethos_entry_leave_out (entry, ETHOS_LEFT_OUT_TOO_LONG);
  else if (heads_lines (entry, next) || (behaviours && ethos_page_is_action (entry->text)))
    return;
  else if (ethos_page_is_cookie_notice (entry->text))
    ethos_entry_leave_out (entry, ETHOS_LEFT_OUT_COOKIES);
  else if (ethos_page_is_furniture (entry->text))
    ethos_entry_leave_out (entry, ETHOS_LEFT_OUT_PAGE);
  else if (entry->kind != ETHOS_SOURCE_CELL && ethos_page_is_menu (entry->text))
    ethos_entry_leave_out (entry, ETHOS_LEFT_OUT_MENU);
  else if (entry->kind == ETHOS_SOURCE_PARAGRAPH && ethos_page_is_picture (entry->text))
    ethos_entry_leave_out (entry, ETHOS_LEFT_OUT_PICTURE);
  else if (entry->kind == ETHOS_SOURCE_PARAGRAPH && ethos_page_is_address (entry->text))
    ethos_entry_leave_out (entry, ETHOS_LEFT_OUT_PAGE);
}

/* A number by itself, as pages put it beside a card. */
static gboolean
is_bare_number (const EthosEntry *entry)
{
  gsize digits = strspn (entry->key, "0123456789");

  return entry->kind != ETHOS_SOURCE_CELL && digits > 0 && digits <= 2 &&
         entry->key[digits] == '\0' && strlen (entry->text) <= digits + 1;
}

/* "Best regards" and whoever signs below it are of the letter that the statement came in. */
static void
leave_out_closings (GArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    {
      EthosEntry *entry = get (entries, i);

      if (entry->settled || entry->kind != ETHOS_SOURCE_PARAGRAPH ||
          !ethos_page_is_closing (entry->text))
        continue;
      ethos_entry_leave_out (entry, ETHOS_LEFT_OUT_PAGE);
      for (guint n = 1; n <= MAX_SIGNATURE_LINES && i + n < entries->len; n++)
        {
          entry = get (entries, i + n);
          if (entry->settled)
            continue;
          /* The line that parts a mail from its sender's address underlines the name above. */
          if ((entry->kind != ETHOS_SOURCE_PARAGRAPH &&
               (entry->kind != ETHOS_SOURCE_HEADING || entry->gap > 0)) ||
              !ethos_entry_looks_short (entry) || ethos_words_begins_with_we (entry->text) ||
              ethos_words_label (entry->text) != ETHOS_LABEL_NONE ||
              ethos_words_heading_topic (entry->text) != ETHOS_TOPIC_NONE)
            break;
          ethos_entry_leave_out (entry, ETHOS_LEFT_OUT_PAGE);
        }
    }
}

/* "From: …", "To: …", "Subject: …" over a mail. */
static void
leave_out_mail_head (GArray *entries)
{
  guint n = 0;

  while (n < entries->len && ethos_page_is_mail_head (get (entries, n)->text))
    n++;
  for (guint i = 0; n > 1 && i < n; i++)
    ethos_entry_leave_out (get (entries, i), ETHOS_LEFT_OUT_PAGE);
}

/* "12 High Street" right below "Contact us". */
static void
leave_out_addresses (GArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    {
      EthosEntry *entry = get (entries, i);

      if (entry->kind != ETHOS_SOURCE_PARAGRAPH || entry->gap == 0 ||
          !ethos_page_is_contact (entry->text))
        continue;
      for (guint n = 1; n <= MAX_SIGNATURE_LINES && i + n < entries->len; n++)
        {
          EthosEntry *line = get (entries, i + n);

          if (line->settled || line->kind != ETHOS_SOURCE_PARAGRAPH || line->gap > 0 ||
              !ethos_entry_looks_short (line) || ethos_words_begins_with_we (line->text) ||
              ethos_words_label (line->text) != ETHOS_LABEL_NONE ||
              ethos_words_heading_topic (line->text) != ETHOS_TOPIC_NONE)
            break;
          ethos_entry_leave_out (entry, ETHOS_LEFT_OUT_PAGE);
          ethos_entry_leave_out (line, ETHOS_LEFT_OUT_PAGE);
        }
    }
}

/* Leaves out what is of the page or the letter around the statement. */
void
ethos_entries_leave_out_furniture (GArray *entries)
{
  gboolean behaviours = FALSE;

  leave_out_mail_head (entries);
  leave_out_addresses (entries);
  for (guint i = 0; i < entries->len; i++)
    {
      EthosEntry *entry = get (entries, i);

      if (!ethos_entry_is_item (entry))
        behaviours = FALSE;
      else if (i == 0 || !ethos_entry_is_item (get (entries, i - 1)))
        behaviours = is_list_of_behaviours (entries, i);
      if (!entry->settled)
        leave_out_piece (entry, i + 1 < entries->len ? get (entries, i + 1) : NULL, behaviours);
      if (!entry->settled && is_bare_number (entry))
        ethos_entry_leave_out (entry, ETHOS_LEFT_OUT_PAGE);
    }
  leave_out_closings (entries);
}
