// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What 100,000 lines of ordinary length take. More than this comes as a file, which is read in a
 * thread. */
#define ETHOS_PASTE_MAX_BYTES (100000 * 80)

/* What one operation takes, and more than anybody checks line by line at a time. */
#define ETHOS_PASTE_MAX_LINES 2000

#define ETHOS_PASTE_ERROR (ethos_paste_error_quark ())

/**
 * EthosPasteError:
 * @ETHOS_PASTE_ERROR_EMPTY: there is nothing to paste
 * @ETHOS_PASTE_ERROR_PICTURE: a picture
 * @ETHOS_PASTE_ERROR_FORMATTED: formatted text without the plain text beside it
 * @ETHOS_PASTE_ERROR_NOT_TEXT: something else that is not text
 * @ETHOS_PASTE_ERROR_TOO_BIG: more than %ETHOS_PASTE_MAX_BYTES
 *
 * Why what is on the clipboard cannot become notes. The messages are for people.
 */
typedef enum
{
  ETHOS_PASTE_ERROR_EMPTY,
  ETHOS_PASTE_ERROR_PICTURE,
  ETHOS_PASTE_ERROR_FORMATTED,
  ETHOS_PASTE_ERROR_NOT_TEXT,
  ETHOS_PASTE_ERROR_TOO_BIG,
} EthosPasteError;

GQuark ethos_paste_error_quark (void);

/**
 * EthosPasteLine:
 * @text: what the note will say
 * @same_as: the place of the first line that says the same, or -1
 * @on_wall: whether a note on the wall says the same
 * @part: which part of a line that was longer than a note can be, from 1 on, or 0
 * @n_parts: how many parts that line has, or 0
 * @group: (nullable): the name of the group that it goes to
 * @unnamed: the number of a group without a name that it goes to, or 0
 * @colour: its place among ethos_note_colour_names, or -1 where it names none
 * @count: how many notes it becomes, which are combined; 0 where it only names a group
 * @heap: lines with the same number are combined, too; 0 for those that are not
 * @behind: whether an earlier line is shown for it
 */
typedef struct
{
  char *text;
  int same_as;
  gboolean on_wall;
  guint part;
  guint n_parts;
  char *group;
  guint unnamed;
  int colour;
  guint count;
  guint heap;
  gboolean behind;
} EthosPasteLine;

void ethos_paste_line_free (EthosPasteLine *self);
EthosPasteLine *ethos_paste_line_copy (const EthosPasteLine *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EthosPasteLine, ethos_paste_line_free)

char *ethos_paste_check_text (const char *data, gsize length, GError **error);
gboolean ethos_paste_has_many_lines (const char *text);
gboolean ethos_paste_is_long (const char *text);
/**
 * EthosPasteWatch:
 * @cancellable: (nullable): to give up; what has been read by then is of no use
 * @done: of a thousand; read and set atomically
 *
 * Who waits for a long text in another thread.
 */
typedef struct
{
  GCancellable *cancellable;
  int done;
} EthosPasteWatch;

gboolean ethos_paste_watch_go_on (EthosPasteWatch *self, gsize done, gsize all);

GPtrArray *ethos_paste_lines_new (void);
gboolean ethos_paste_append_note (GPtrArray *lines, const char *text);
gboolean ethos_paste_append_group (GPtrArray *lines, const char *title);
GPtrArray *ethos_paste_split (const char *text, EthosPasteWatch *watch, guint *n_more, char **rest);
void ethos_paste_find_same (GPtrArray *lines, const char *const *wall_texts);

G_END_DECLS
