// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-import"

#include "config.h"

#include "ethos-page-words.h"

#include <string.h>

#include "ethos-phrases.h"
#include "ethos-statement-words.h"
#include "ethos-subject-words.h"

/* Longer lines are text, whatever words are in them. */
#define MAX_MENU_BYTES 160
#define MAX_FURNITURE_BYTES 320
#define MAX_PICTURE_BYTES 480
#define MAX_CLOSING_BYTES 64
/* No statement has more pages. */
#define MAX_NUMBER_DIGITS 3
/* "Practice Manager: Lynn Powell. Tel 01632 960456", and hardly a sentence. */
#define MAX_ADDRESS_WORDS 8
#define MIN_TELEPHONE_DIGITS 9

static const char *const menu_lines[] = {
  "home",
  "menu",
  "search",
  "skip to content",
  "skip to main content",
  "skip navigation",
  "back to top",
  "log in",
  "login",
  "sign in",
  "register",
  "contact us",
  "contact",
  "about us",
  "news",
  "main menu",
  "navigation",
  "you are here",
  "next page",
  "previous page",
  "startseite",
  "menü",
  "suche",
  "zum inhalt springen",
  "zum inhalt",
  "nach oben",
  "kontakt",
  "über uns",
  "anmelden",
  "aktuelles",
  "breadcrumb",
  "careers",
  "vacancies",
  "work for us",
  "karriere",
};

static const char *const page_lines[] = {
  "share this page",
  "share",
  "print this page",
  "print",
  "email this page",
  "tweet",
  "follow us",
  "read more",
  "find out more",
  "learn more",
  "related pages",
  "related links",
  "in this section",
  "privacy policy",
  "privacy notice",
  "accessibility",
  "accessibility statement",
  "sitemap",
  "site map",
  "terms and conditions",
  "terms of use",
  "close",
  "download",
  "listen to this page",
  "was this page helpful",
  "is this page useful",
  "give feedback",
  "subscribe",
  "newsletter",
  "impressum",
  "datenschutz",
  "seite drucken",
  "seite teilen",
  "teilen",
  "drucken",
  "mehr erfahren",
  "barrierefreiheit",
  "on this page",
  "auf dieser seite",
  "contents",
};

static const char *const page_prefixes[] = {
  "copyright ",
  "last updated ",
  "page last updated ",
  "page last reviewed ",
  "last reviewed ",
  "published ",
  "share on ",
  "share this page ",
  "share this on ",
  "print this page ",
  "follow us on ",
  "all rights reserved",
  "alle rechte vorbehalten",
  "zuletzt aktualisiert ",
  "stand vom ",
  "teilen auf ",
  "download this ",
  "subscribe to ",
  "sign up to ",
  "sign up for ",
  "read our annual ",
  "please let me know",
  "please let us know",
  "let me know ",
  "please get in touch",
  "bitte gebt mir ",
  "next review ",
  "crown copyright",
};

static const char *const picture_prefixes[] = {
  "image of ", "picture of ",  "photo of ",      "photograph of ",   "image a ",
  "photo a ",  "picture a ",   "caption ",       "illustration of ", "bild ",
  "foto ",     "close up of ", "screenshot of ", "portrait of ",
};

/* A person or a thing, caught doing something: what someone writes who describes a picture. */
static const char *const picture_starts[] = { "a ",       "an ",       "two ",       "three ",
                                              "four ",    "some ",     "several ",   "people ",
                                              "ein ",     "eine ",     "zwei ",      "drei ",
                                              "mehrere ", "menschen ", "the photo ", "the picture ",
                                              "staff " };
static const char *const picture_verbs[] = {
  "sits",    "sitting",  "stands",       "standing", "wearing", "wears",    "smiling",  "smiles",
  "holding", "holds",    "walking",      "walks",    "talking", "laughing", "pointing", "kneeling",
  "leaning", "gathered", "photographed", "sitzt",    "sitzen",  "steht",    "stehen",   "trägt",
  "tragen",  "hält",     "halten",       "lächelt",  "lächeln", "lacht",    "lachen",   "geht",
};

static gboolean
is_listed (const char *key, const char *const *list, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      if (key[0] == list[i][0] && strcmp (key, list[i]) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * ethos_page_is_action:
 * @text: a line
 *
 * Recognises the labels of buttons that may as well be what people do: "Share", "Search".
 *
 * Returns: whether it is one of them
 */
gboolean
ethos_page_is_action (const char *text)
{
  static const char *const actions[] = {
    "share",     "print",  "search", "close",   "download", "register",
    "subscribe", "accept", "reject", "decline", "teilen",   "drucken",
  };
  g_autofree char *key = NULL;

  g_return_val_if_fail (text != NULL, FALSE);

  if (strnlen (text, MAX_MENU_BYTES + 1) > MAX_MENU_BYTES)
    return FALSE;
  key = ethos_words_key (text);
  return is_listed (key, actions, G_N_ELEMENTS (actions));
}

/**
 * ethos_page_is_menu:
 * @text: a line
 *
 * Recognises navigation: a known entry, a breadcrumb, entries in a row.
 *
 * Returns: whether it is navigation
 */
gboolean
ethos_page_is_menu (const char *text)
{
  static const char *const separators[] = { " > ", " » ", " › ", " | ", " / ", " → " };
  g_autofree char *key = NULL;

  g_return_val_if_fail (text != NULL, FALSE);

  if (strnlen (text, MAX_MENU_BYTES + 1) > MAX_MENU_BYTES)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      guint found = 0;

      for (const char *p = strstr (text, separators[i]); p != NULL;
           p = strstr (p + 1, separators[i]))
        found++;
      if (found >= (i < 3 ? 1 : 2) && !ethos_words_begins_with_we (text))
        return TRUE;
    }
  key = ethos_words_key (text);
  return is_listed (key, menu_lines, G_N_ELEMENTS (menu_lines));
}

/**
 * ethos_page_is_cookie_notice:
 * @text: a line
 *
 * Recognises cookie notices and their buttons.
 *
 * Returns: whether it is one
 */
gboolean
ethos_page_is_cookie_notice (const char *text)
{
  static const char *const buttons[] = { "accept all",      "reject all",    "accept",
                                         "reject",          "decline",       "manage preferences",
                                         "manage settings", "save settings", "alle akzeptieren",
                                         "alle ablehnen",   "einstellungen" };
  g_autofree char *key = NULL;

  g_return_val_if_fail (text != NULL, FALSE);

  key = ethos_words_key (text);
  return strstr (key, "cookie") != NULL || is_listed (key, buttons, G_N_ELEMENTS (buttons));
}

/**
 * ethos_page_is_number:
 * @text: a line
 *
 * Recognises what paper has at its foot: "Page 4 of 4", "Page 1", "4 / 4", "Seite 2 von 3".
 *
 * Returns: whether it is that and nothing more
 */
gboolean
ethos_page_is_number (const char *text)
{
  static const char *const between[] = { " of ", " von ", " / ", "/" };
  const char *p = text;
  gboolean named;
  gsize digits;

  g_return_val_if_fail (text != NULL, FALSE);

  named = g_ascii_strncasecmp (p, "page ", 5) == 0;
  p += named ? strlen ("page ") : 0;
  if (!named && g_ascii_strncasecmp (p, "seite ", 6) == 0)
    {
      named = TRUE;
      p += strlen ("seite ");
    }
  digits = strspn (p, "0123456789");
  if (digits == 0 || digits > MAX_NUMBER_DIGITS)
    return FALSE;
  if (p[digits] == '\0')
    return named;
  for (guint i = 0; i < G_N_ELEMENTS (between); i++)
    {
      const char *last = p + digits + strlen (between[i]);
      gsize n;

      if (!g_str_has_prefix (p + digits, between[i]))
        continue;
      n = strspn (last, "0123456789");
      /* "24/7" counts no pages. */
      return n > 0 && n <= MAX_NUMBER_DIGITS && last[n] == '\0' &&
             g_ascii_strtoull (p, NULL, 10) <= g_ascii_strtoull (last, NULL, 10);
    }
  return FALSE;
}

/* "- 3 -", "– 3 –", "[3]", "| 3". */
static gboolean
is_framed_number (const char *text)
{
  guint before = 0;
  guint digits = 0;
  guint behind = 0;
  gboolean bar = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_ascii_isdigit (*p))
        {
          if (digits > 0 && !g_ascii_isdigit (p[-1]))
            return FALSE;
          digits++;
        }
      else if (c == '|' || c == '-' || c == 0x2013 || c == 0x2014 || c == '[' || c == ']' ||
               c == 0xb7 || c == 0x2022)
        {
          bar = bar || c == '|';
          before += digits == 0;
          behind += digits > 0;
        }
      else if (c != ' ')
        return FALSE;
    }
  return digits > 0 && digits <= MAX_NUMBER_DIGITS &&
         (bar ? before + behind > 0 : before > 0 && behind > 0);
}

/* "Slide 3"; what follows behind a dash is the title of the slide. */
static gboolean
is_slide_number (const char *text)
{
  static const char *const names[] = { "slide ", "folie " };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gsize length = strlen (names[i]);

      if (g_ascii_strncasecmp (text, names[i], length) == 0)
        return text[length] != '\0' && text[length + strspn (text + length, "0123456789")] == '\0';
    }
  return FALSE;
}

/* Whether the line's last or first part, as bars and dashes part it, names a page. */
static gboolean
names_page (const char *text)
{
  static const char *const separators[] = { " | ", " – ", " — ", " - ", " · ", " • " };

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      const char *first = strstr (text, separators[i]);
      const char *last = first != NULL ? g_strrstr (text, separators[i]) : NULL;
      g_autofree char *head = NULL;

      if (first == NULL)
        continue;
      head = g_strndup (text, first - text);
      last += strlen (separators[i]);
      /* "Our statement | 3". */
      if (i == 0 && strlen (last) <= MAX_NUMBER_DIGITS &&
          strspn (last, "0123456789") == strlen (last) && *last != '\0')
        return TRUE;
      if ((g_ascii_isalpha (*head) && ethos_page_is_number (head)) ||
          (g_ascii_isalpha (*last) && ethos_page_is_number (last)))
        return TRUE;
    }
  return FALSE;
}

/**
 * ethos_page_is_footer:
 * @text: a line
 *
 * Recognises what paper has at its foot, with what stands beside a page's number: "Page 4 of 4",
 * "- 3 -", "Our statement | Page 4"; and what slides have over their words: "Slide 3".
 *
 * Returns: whether it is that and nothing more
 */
gboolean
ethos_page_is_footer (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  if (strnlen (text, MAX_MENU_BYTES + 1) > MAX_MENU_BYTES || strpbrk (text, "0123456789") == NULL)
    return FALSE;
  return ethos_page_is_number (text) || is_framed_number (text) || is_slide_number (text) ||
         names_page (text);
}

/**
 * ethos_page_is_closing:
 * @text: a line that is no list item
 *
 * Recognises how a letter ends: "Best regards", "Yours sincerely, Mo Smith".
 *
 * Returns: whether it is that
 */
gboolean
ethos_page_is_closing (const char *text)
{
  static const char *const closings[] = {
    "many thanks",           "best regards",
    "kind regards",          "kindest regards",
    "warm regards",          "warmest regards",
    "with regards",          "with kind regards",
    "with best regards",     "regards",
    "best wishes",           "with best wishes",
    "yours sincerely",       "yours faithfully",
    "yours truly",           "sincerely",
    "sincerely yours",       "mit freundlichen grüßen",
    "mit freundlichem gruß", "mit besten grüßen",
    "mit herzlichen grüßen", "freundliche grüße",
    "beste grüße",           "herzliche grüße",
    "viele grüße",           "liebe grüße",
    "hochachtungsvoll",
  };
  /* Without a comma, these may be names of values. */
  static const char *const short_closings[] = { "best", "all the best", "cheers", "thanks",
                                                "take care" };
  g_autofree char *key = NULL;
  const char *comma;

  g_return_val_if_fail (text != NULL, FALSE);

  if (strnlen (text, MAX_CLOSING_BYTES + 1) > MAX_CLOSING_BYTES)
    return FALSE;
  comma = strchr (text, ',');
  if (comma != NULL)
    {
      g_autofree char *head = g_strndup (text, comma - text);

      key = ethos_words_key (head);
      if (comma[1] == '\0' && is_listed (key, short_closings, G_N_ELEMENTS (short_closings)))
        return TRUE;
    }
  else
    key = ethos_words_key (text);
  return is_listed (key, closings, G_N_ELEMENTS (closings));
}

/* "Facebook Instagram": where else to find whose page it is. */
static gboolean
is_row_of_networks (const char *key)
{
  static const char *const networks[] = { "facebook", "instagram", "twitter",   "linkedin",
                                          "youtube",  "tiktok",    "mastodon",  "bluesky",
                                          "xing",     "vimeo",     "pinterest", "whatsapp",
                                          "telegram", "threads",   "rss",       "x" };
  gsize first = strcspn (key, " ");

  while (*key != '\0')
    {
      gsize length = strcspn (key, " ");
      gboolean known = FALSE;

      for (guint i = 0; i < G_N_ELEMENTS (networks) && !known; i++)
        known = key[0] == networks[i][0] && strncmp (key, networks[i], length) == 0 &&
                networks[i][length] == '\0';
      if (!known)
        return FALSE;
      key += length + (key[length] == ' ');
    }
  return first > 1;
}

/**
 * ethos_page_is_mail_head:
 * @text: a line
 *
 * Recognises what stands over a mail: "From: …", "Subject: …".
 *
 * Returns: whether it begins as one of those lines
 */
gboolean
ethos_page_is_mail_head (const char *text)
{
  static const char *const names[] = { "From: ",     "To: ",       "Cc: ",      "Bcc: ", "Date: ",
                                       "Sent: ",     "Reply-To: ", "Subject: ", "Von: ", "An: ",
                                       "Gesendet: ", "Datum: ",    "Betreff: " };

  g_return_val_if_fail (text != NULL, FALSE);

  return ethos_phrases_begin (text, names, G_N_ELEMENTS (names));
}

/**
 * ethos_page_is_contact:
 * @text: a line
 *
 * Recognises what stands over an address: "Contact us", "Kontakt".
 *
 * Returns: whether it is that
 */
gboolean
ethos_page_is_contact (const char *text)
{
  static const char *const lines[] = { "contact", "contact us",  "contacts", "contact details",
                                       "address", "our address", "find us",  "where to find us",
                                       "kontakt", "adresse",     "anschrift" };
  g_autofree char *key = NULL;

  g_return_val_if_fail (text != NULL, FALSE);

  if (strnlen (text, MAX_CLOSING_BYTES + 1) > MAX_CLOSING_BYTES)
    return FALSE;
  key = ethos_words_key (text);
  return is_listed (key, lines, G_N_ELEMENTS (lines));
}

/* "01632 960123": more digits than years, times or an address have. */
static gboolean
has_telephone_number (const char *text)
{
  guint digits = 0;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (g_ascii_isdigit (*p))
        digits++;
      else if (strchr (" +()/-", *p) == NULL)
        digits = 0;
      if (digits >= MIN_TELEPHONE_DIGITS)
        return TRUE;
    }
  return FALSE;
}

/* "ada@example.org". */
static gboolean
has_mail_address (const char *text)
{
  const char *at = strchr (text, '@');
  gsize host = at != NULL ? strcspn (at, " ") : 0;

  return at != NULL && at > text && g_ascii_isalnum (at[-1]) && g_ascii_isalnum (at[1]) &&
         memchr (at, '.', host) != NULL;
}

/**
 * ethos_page_is_address:
 * @text: a line that is neither list item nor cell
 *
 * Recognises where to reach whose page it is: "Tel: 01632 960123", "Questions? Mail
 * ada@example.org".
 *
 * Returns: whether it is short and has such an address
 */
gboolean
ethos_page_is_address (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  if (strnlen (text, MAX_MENU_BYTES + 1) > MAX_MENU_BYTES ||
      ethos_words_count (text) > MAX_ADDRESS_WORDS || ethos_words_begins_with_we (text))
    return FALSE;
  return has_mail_address (text) || strstr (text, "www.") != NULL || strstr (text, "://") != NULL ||
         has_telephone_number (text);
}

/**
 * ethos_page_is_furniture:
 * @text: a line
 *
 * Recognises what pages put around their text: sharing, printing, dates, rights,
 * the numbers of pages.
 *
 * Returns: whether it is that
 */
gboolean
ethos_page_is_furniture (const char *text)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (text != NULL, FALSE);

  if (strnlen (text, MAX_FURNITURE_BYTES + 1) > MAX_FURNITURE_BYTES)
    return FALSE;
  if (g_str_has_prefix (text, "©") || g_str_has_prefix (text, "(c) ") ||
      ethos_page_is_footer (text))
    return TRUE;
  key = ethos_words_key (text);
  return is_listed (key, page_lines, G_N_ELEMENTS (page_lines)) || is_row_of_networks (key) ||
         ethos_phrases_begin (key, page_prefixes, G_N_ELEMENTS (page_prefixes)) ||
         g_str_has_suffix (key, "all rights reserved");
}

/**
 * ethos_page_is_picture:
 * @text: a line that is neither heading nor list item
 *
 * Recognises the description of a picture that came along with the text: it says what someone
 * looks like or does, and nothing about "us".
 *
 * Returns: whether it is one
 */
gboolean
ethos_page_is_picture (const char *text)
{
  g_autofree char *key = NULL;
  g_auto (GStrv) words = NULL;
  gboolean verb = FALSE;

  g_return_val_if_fail (text != NULL, FALSE);

  if (strnlen (text, MAX_PICTURE_BYTES + 1) > MAX_PICTURE_BYTES)
    return FALSE;
  key = ethos_words_key (text);
  words = g_strsplit (key, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (strcmp (words[i], "we") == 0 || strcmp (words[i], "our") == 0 ||
          strcmp (words[i], "wir") == 0 || g_str_has_prefix (words[i], "unser"))
        return FALSE;
      verb = verb || is_listed (words[i], picture_verbs, G_N_ELEMENTS (picture_verbs));
    }
  if (ethos_phrases_begin (key, picture_prefixes, G_N_ELEMENTS (picture_prefixes)))
    return TRUE;
  return verb && ethos_phrases_begin (key, picture_starts, G_N_ELEMENTS (picture_starts));
}

/**
 * ethos_page_is_column_head:
 * @text: a cell of a table
 *
 * Recognises what stands over a column: "Value", "What it means".
 *
 * Returns: whether it is that
 */
gboolean
ethos_page_is_column_head (const char *text)
{
  static const char *const heads[] = {
    "value",
    "values",
    "our value",
    "our values",
    "core value",
    "name",
    "principle",
    "principles",
    "wert",
    "werte",
    "unsere werte",
    "grundsatz",
    "what it means",
    "what this means",
    "what that means",
    "what we mean",
    "meaning",
    "description",
    "definition",
    "statement",
    "explanation",
    "behaviour",
    "behavior",
    "bedeutung",
    "beschreibung",
    "erklärung",
    "was es heißt",
    "was das heißt",
    "was das bedeutet",
    "was es bedeutet",
    "verhalten",
    "number",
    "no",
    "nr",
  };
  static const char *const beginnings[] = { "what it means ", "what this means ",
                                            "what that means " };
  g_autofree char *key = NULL;

  g_return_val_if_fail (text != NULL, FALSE);

  if (strnlen (text, MAX_MENU_BYTES + 1) > MAX_MENU_BYTES)
    return FALSE;
  key = ethos_words_key (text);
  return is_listed (key, heads, G_N_ELEMENTS (heads)) ||
         ethos_phrases_begin (key, beginnings, G_N_ELEMENTS (beginnings));
}
