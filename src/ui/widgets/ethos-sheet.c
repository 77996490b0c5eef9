// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-widgets"

#include "config.h"

#include "ethos-sheet.h"

#include <adwaita.h>

#include "ethos-announce.h"
#include "ethos-em.h"
#include "ethos-glyph.h"
#include "ethos-palette.h"
#include "ethos-shadow.h"

/* Lines of text that a small sheet gives its name and each of its quiet lines. */
#define SMALL_NAME_ROWS 3
#define SMALL_LINE_ROWS 2
#define SMALL_ONLY_LINE_ROWS 4
/* Characters that a row of a small sheet holds, where sheets are narrow. */
#define ROW_CHARACTERS 24
/* Characters at which lines break, so that they stay readable on a wide sheet. */
#define LARGE_WIDTH_CHARS 60

struct _EthosSheet
{
  GtkWidget parent_instance;

  EthosSheetSize size;
  char *title;
  char *colour;
  char *emblem;
  char *badge;
  char **lines;
  guint rows;

  GtkWidget *body;
  GtkWidget *spine;
  GtkWidget *glyph;
  GtkWidget *name_label;
  GtkWidget *badge_label;
  GtkWidget *line_labels[ETHOS_SHEET_LINES];
};

G_DEFINE_FINAL_TYPE (EthosSheet, ethos_sheet, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_SIZE,
  PROP_TITLE,
  PROP_COLOUR,
  PROP_EMBLEM,
  PROP_BADGE,
  PROP_LINES,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const char *const size_classes[] = {
  [ETHOS_SHEET_SMALL] = "small",
  [ETHOS_SHEET_LARGE] = "large",
};

static GtkWidget *
new_label (EthosSheet *self, const char *css_class, int rows)
{
  GtkWidget *label = gtk_label_new (NULL);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (self->size == ETHOS_SHEET_SMALL)
    {
      gtk_label_set_lines (GTK_LABEL (label), rows);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
    }
  else
    {
      gtk_label_set_max_width_chars (GTK_LABEL (label), LARGE_WIDTH_CHARS);
      gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_WORD);
    }
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
build_head (EthosSheet *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->glyph = ethos_glyph_new ();
  gtk_widget_set_valign (self->glyph, GTK_ALIGN_START);
  gtk_widget_hide (self->glyph);
  self->name_label = new_label (self, "name", SMALL_NAME_ROWS);
  gtk_widget_set_hexpand (self->name_label, TRUE);
  self->badge_label = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->badge_label, "badge");
  gtk_widget_set_valign (self->badge_label, GTK_ALIGN_START);
  gtk_widget_hide (self->badge_label);
  gtk_box_append (GTK_BOX (head), self->glyph);
  gtk_box_append (GTK_BOX (head), self->name_label);
  gtk_box_append (GTK_BOX (head), self->badge_label);
  gtk_widget_add_css_class (head, "head");
  return head;
}

/* About how many rows a text takes; wide letters take twice the room. */
static guint
estimate_rows (const char *text)
{
  guint n_rows = 1;
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      width += g_unichar_iswide (character) ? 2 : 1;
      if (character == '\n' || width > ROW_CHARACTERS)
        {
          n_rows++;
          width = 0;
        }
    }
  return n_rows;
}

/* The most rows that each line may have, so that all of them have no more than there are: the short
 * ones stay whole, and the long ones are cut alike. */
static guint
find_level (EthosSheet *self, guint n_lines)
{
  guint needs[ETHOS_SHEET_LINES];
  guint sum = 0;
  guint level;

  for (guint i = 0; i < n_lines; i++)
    sum += needs[i] = estimate_rows (self->lines[i]);
  if (sum <= self->rows)
    return self->rows;
  for (level = 1; level < self->rows; level++)
    {
      sum = 0;
      for (guint i = 0; i < n_lines; i++)
        sum += MIN (needs[i], level + 1);
      if (sum > self->rows)
        break;
    }
  return level;
}

/* How many lines are shown. None of them should have to do with one row. */
static guint
count_shown (EthosSheet *self)
{
  guint n_lines = self->lines != NULL ? g_strv_length (self->lines) : 0;

  if (self->rows > 0)
    n_lines = MIN (n_lines, MAX (self->rows / SMALL_LINE_ROWS, 1));
  return MIN (n_lines, ETHOS_SHEET_LINES);
}

static void
update_lines (EthosSheet *self)
{
  guint n_lines = count_shown (self);
  guint most = n_lines == 1 ? SMALL_ONLY_LINE_ROWS : SMALL_LINE_ROWS;

  if (self->rows > 0)
    most = find_level (self, n_lines);
  for (guint i = 0; i < ETHOS_SHEET_LINES; i++)
    {
      if (i < n_lines && self->line_labels[i] == NULL)
        {
          self->line_labels[i] = new_label (self, "line", SMALL_LINE_ROWS);
          gtk_box_append (GTK_BOX (self->body), self->line_labels[i]);
        }
      if (self->line_labels[i] == NULL)
        continue;
      gtk_label_set_text (GTK_LABEL (self->line_labels[i]), i < n_lines ? self->lines[i] : "");
      if (self->size == ETHOS_SHEET_SMALL)
        gtk_label_set_lines (GTK_LABEL (self->line_labels[i]), (int) most);
      gtk_widget_set_visible (self->line_labels[i], i < n_lines);
    }
}

/* A screen reader gets the sheet as one thing: its name, then the rest as its description. */
static void
update_accessible (EthosSheet *self)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autofree char *description = NULL;

  if (self->badge != NULL && *self->badge != '\0')
    g_ptr_array_add (parts, self->badge);
  for (guint i = 0; self->lines != NULL && self->lines[i] != NULL; i++)
    g_ptr_array_add (parts, self->lines[i]);
  g_ptr_array_add (parts, NULL);
  description = g_strjoinv ("\n", (char **) parts->pdata);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->title != NULL ? self->title : "", -1);
  ethos_describe (GTK_WIDGET (self), description);
}

static void
ethos_sheet_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ethos_shadow_snapshot (snapshot, 0, 0, gtk_widget_get_width (widget),
                         gtk_widget_get_height (widget));
  GTK_WIDGET_CLASS (ethos_sheet_parent_class)->snapshot (widget, snapshot);
}

static void
ethos_sheet_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  EthosSheet *self = ETHOS_SHEET (object);

  switch (prop_id)
    {
    case PROP_SIZE:
      g_value_set_uint (value, self->size);
      break;
    case PROP_TITLE:
      g_value_set_string (value, ethos_sheet_get_title (self));
      break;
    case PROP_COLOUR:
      g_value_set_string (value, ethos_sheet_get_colour (self));
      break;
    case PROP_EMBLEM:
      g_value_set_string (value, ethos_sheet_get_emblem (self));
      break;
    case PROP_BADGE:
      g_value_set_string (value, ethos_sheet_get_badge (self));
      break;
    case PROP_LINES:
      g_value_set_boxed (value, ethos_sheet_get_lines (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_sheet_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  EthosSheet *self = ETHOS_SHEET (object);

  switch (prop_id)
    {
    case PROP_SIZE:
      self->size = g_value_get_uint (value);
      break;
    case PROP_TITLE:
      ethos_sheet_set_title (self, g_value_get_string (value));
      break;
    case PROP_COLOUR:
      ethos_sheet_set_colour (self, g_value_get_string (value));
      break;
    case PROP_EMBLEM:
      ethos_sheet_set_emblem (self, g_value_get_string (value));
      break;
    case PROP_BADGE:
      ethos_sheet_set_badge (self, g_value_get_string (value));
      break;
    case PROP_LINES:
      ethos_sheet_set_lines (self, g_value_get_boxed (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* The spine, and beside it the words, whose height follows from their width. A GtkBox would also
 * ask each text how wide a height makes it, and texts find that out by trying. */
static void
measure (GtkWidget *widget,
         GtkOrientation orientation,
         int for_size,
         int *minimum,
         int *natural,
         int *minimum_baseline,
         int *natural_baseline)
{
  EthosSheet *self = ETHOS_SHEET (widget);
  int spine;

  gtk_widget_measure (self->spine, GTK_ORIENTATION_HORIZONTAL, -1, &spine, NULL, NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      gtk_widget_measure (self->body, orientation, for_size < 0 ? -1 : MAX (for_size - spine, 0),
                          minimum, natural, NULL, NULL);
      return;
    }
  gtk_widget_measure (self->body, orientation, -1, minimum, natural, NULL, NULL);
  *minimum += spine;
  *natural += spine;
}

static void
allocate (GtkWidget *widget, int width, int height, int baseline)
{
  EthosSheet *self = ETHOS_SHEET (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkAllocation spine = { 0, 0, 0, height };
  GtkAllocation body = { 0, 0, width, height };

  gtk_widget_measure (self->spine, GTK_ORIENTATION_HORIZONTAL, -1, &spine.width, NULL, NULL, NULL);
  body.width = width - spine.width;
  if (rtl)
    spine.x = body.width;
  else
    body.x = spine.width;
  gtk_widget_size_allocate (self->spine, &spine, -1);
  gtk_widget_size_allocate (self->body, &body, -1);
}

static GtkSizeRequestMode
get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
ethos_sheet_constructed (GObject *object)
{
  EthosSheet *self = ETHOS_SHEET (object);

  G_OBJECT_CLASS (ethos_sheet_parent_class)->constructed (object);

  self->body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->spine = g_object_new (ADW_TYPE_BIN, "css-name", "spine", NULL);
  gtk_widget_set_parent (self->spine, GTK_WIDGET (self));
  gtk_widget_add_css_class (self->body, "words");
  gtk_widget_set_parent (self->body, GTK_WIDGET (self));
  gtk_widget_set_layout_manager (GTK_WIDGET (self),
                                 gtk_custom_layout_new (get_request_mode, measure, allocate));
  gtk_box_append (GTK_BOX (self->body), build_head (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), size_classes[self->size]);
}

static void
ethos_sheet_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (ethos_sheet_parent_class)->dispose (object);
}

static void
ethos_sheet_finalize (GObject *object)
{
  EthosSheet *self = ETHOS_SHEET (object);

  g_free (self->title);
  g_free (self->colour);
  g_free (self->emblem);
  g_free (self->badge);
  g_strfreev (self->lines);
  G_OBJECT_CLASS (ethos_sheet_parent_class)->finalize (object);
}

static void
ethos_sheet_class_init (EthosSheetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = ethos_sheet_constructed;
  object_class->dispose = ethos_sheet_dispose;
  object_class->finalize = ethos_sheet_finalize;
  object_class->get_property = ethos_sheet_get_property;
  object_class->set_property = ethos_sheet_set_property;
  widget_class->snapshot = ethos_sheet_snapshot;

  /* An EthosSheetSize. */
  properties[PROP_SIZE] =
      g_param_spec_uint ("size", NULL, NULL, ETHOS_SHEET_SMALL, ETHOS_SHEET_LARGE,
                         ETHOS_SHEET_SMALL, flags | G_PARAM_CONSTRUCT_ONLY);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  /* The name of a spine; an unknown one gets the colour of edges. */
  properties[PROP_COLOUR] = g_param_spec_string ("colour", NULL, NULL, NULL, flags);
  /* The name of an emblem; an unknown one draws none. */
  properties[PROP_EMBLEM] = g_param_spec_string ("emblem", NULL, NULL, NULL, flags);
  /* A word at the corner, such as that the name is a proposal. */
  properties[PROP_BADGE] = g_param_spec_string ("badge", NULL, NULL, NULL, flags);
  /* What stands under the name; the first ETHOS_SHEET_LINES are shown. */
  properties[PROP_LINES] = g_param_spec_boxed ("lines", NULL, NULL, G_TYPE_STRV, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "sheet");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
ethos_sheet_init (EthosSheet *self)
{
}

/**
 * ethos_sheet_new:
 * @size: where it is going to stand
 *
 * Makes a sheet: the one look of a card in the window and on the projector. It is not focusable
 * by itself; lists make the rows that hold it so.
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_sheet_new (EthosSheetSize size)
{
  return g_object_new (ETHOS_TYPE_SHEET, "size", size, NULL);
}

const char *
ethos_sheet_get_title (EthosSheet *self)
{
  g_return_val_if_fail (ETHOS_IS_SHEET (self), NULL);

  return self->title;
}

void
ethos_sheet_set_title (EthosSheet *self, const char *title)
{
  g_return_if_fail (ETHOS_IS_SHEET (self));

  if (!ethos_set_string (&self->title, title))
    return;
  gtk_label_set_text (GTK_LABEL (self->name_label), title != NULL ? title : "");
  update_accessible (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

const char *
ethos_sheet_get_colour (EthosSheet *self)
{
  g_return_val_if_fail (ETHOS_IS_SHEET (self), NULL);

  return self->colour;
}

void
ethos_sheet_set_colour (EthosSheet *self, const char *colour)
{
  EthosSpine spine;

  g_return_if_fail (ETHOS_IS_SHEET (self));

  if (g_strcmp0 (self->colour, colour) == 0)
    return;
  if (ethos_spine_from_name (self->colour, &spine))
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->colour);
  ethos_set_string (&self->colour, colour);
  if (ethos_spine_from_name (colour, &spine))
    gtk_widget_add_css_class (GTK_WIDGET (self), colour);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COLOUR]);
}

const char *
ethos_sheet_get_emblem (EthosSheet *self)
{
  g_return_val_if_fail (ETHOS_IS_SHEET (self), NULL);

  return self->emblem;
}

void
ethos_sheet_set_emblem (EthosSheet *self, const char *emblem)
{
  g_return_if_fail (ETHOS_IS_SHEET (self));

  if (!ethos_set_string (&self->emblem, emblem))
    return;
  ethos_glyph_set_emblem (ETHOS_GLYPH (self->glyph), emblem);
  gtk_widget_set_visible (self->glyph, emblem != NULL && *emblem != '\0');
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EMBLEM]);
}

const char *
ethos_sheet_get_badge (EthosSheet *self)
{
  g_return_val_if_fail (ETHOS_IS_SHEET (self), NULL);

  return self->badge;
}

void
ethos_sheet_set_badge (EthosSheet *self, const char *badge)
{
  g_return_if_fail (ETHOS_IS_SHEET (self));

  if (!ethos_set_string (&self->badge, badge))
    return;
  gtk_label_set_text (GTK_LABEL (self->badge_label), badge != NULL ? badge : "");
  gtk_widget_set_visible (self->badge_label, badge != NULL && *badge != '\0');
  update_accessible (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BADGE]);
}

const char *const *
ethos_sheet_get_lines (EthosSheet *self)
{
  g_return_val_if_fail (ETHOS_IS_SHEET (self), NULL);

  return (const char *const *) self->lines;
}

void
ethos_sheet_set_lines (EthosSheet *self, const char *const *lines)
{
  g_return_if_fail (ETHOS_IS_SHEET (self));

  if (lines == (const char *const *) self->lines ||
      (lines != NULL && self->lines != NULL &&
       g_strv_equal (lines, (const char *const *) self->lines)))
    return;
  g_strfreev (self->lines);
  self->lines = g_strdupv ((char **) lines);
  update_lines (self);
  update_accessible (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LINES]);
}

/**
 * ethos_sheet_set_rows:
 * @rows: how many rows all lines may have together, or 0 for some of each line
 *
 * Says how much of its lines a small sheet shows.
 */
void
ethos_sheet_set_rows (EthosSheet *self, guint rows)
{
  g_return_if_fail (ETHOS_IS_SHEET (self));

  if (self->rows == rows)
    return;
  self->rows = rows;
  update_lines (self);
}

/**
 * ethos_sheet_get_needed_rows:
 *
 * Returns: about how many rows all lines together would have, if none were cut
 */
guint
ethos_sheet_get_needed_rows (EthosSheet *self)
{
  guint n_rows = 0;

  g_return_val_if_fail (ETHOS_IS_SHEET (self), 0);

  for (guint i = 0; i < count_shown (self); i++)
    n_rows += estimate_rows (self->lines[i]);
  return n_rows;
}

static gboolean
is_cut (GtkWidget *label)
{
  return label != NULL && gtk_widget_get_visible (label) &&
         pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label)));
}

/**
 * ethos_sheet_get_cut:
 *
 * Returns: whether there is more to read than the sheet shows where it stands now
 */
gboolean
ethos_sheet_get_cut (EthosSheet *self)
{
  g_return_val_if_fail (ETHOS_IS_SHEET (self), FALSE);

  if (self->lines != NULL && g_strv_length (self->lines) > count_shown (self))
    return TRUE;
  for (guint i = 0; i < ETHOS_SHEET_LINES; i++)
    if (is_cut (self->line_labels[i]))
      return TRUE;
  return is_cut (self->name_label);
}
