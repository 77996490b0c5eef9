// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include "preview-fixture.h"

#include "clocks-statement.h"
#include "ethos-preview-row.h"

const char preview_document[] = "A picture of two clocks on a wall.\n\n" CLOCKS_STATEMENT;

EthosPreviewDraft *
preview_new_draft (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EthosStatement) statement =
      ethos_statement_parse (preview_document, ETHOS_SOURCE_TEXT, NULL, &error);

  g_assert_no_error (error);
  return ethos_preview_draft_new (statement);
}

guint
preview_find_line (EthosPreviewDraft *draft, const char *start)
{
  EthosStatement *statement =
      ethos_preview_state_get_statement (ethos_preview_draft_get_state (draft));

  for (guint i = 0; i < ethos_statement_get_n_lines (statement); i++)
    if (g_str_has_prefix (ethos_statement_get_line (statement, i)->text, start))
      return i;
  g_assert_not_reached ();
}

EthosStatementRole
preview_get_role (EthosPreviewDraft *draft, guint line)
{
  EthosStatement *statement =
      ethos_preview_state_get_statement (ethos_preview_draft_get_state (draft));

  return ethos_statement_get_line (statement, line)->role;
}

gboolean
preview_is_fixed (EthosPreviewDraft *draft, guint line)
{
  return ethos_preview_state_get_marks (ethos_preview_draft_get_state (draft))[line].fixed;
}

const EthosStatementCard *
preview_get_card (EthosPreviewDraft *draft, guint index)
{
  return ethos_preview_state_get_card (ethos_preview_draft_get_state (draft), index);
}

GtkWidget *
preview_find_type (GtkWidget *widget, GType type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found =
          G_TYPE_CHECK_INSTANCE_TYPE (child, type) ? child : preview_find_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
preview_find_row (GtkWidget *widget, guint line)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = NULL;

      if (!ETHOS_IS_PREVIEW_ROW (child))
        found = preview_find_row (child, line);
      else if (ethos_preview_row_get_item (ETHOS_PREVIEW_ROW (child)) != NULL &&
               ethos_preview_item_get_position (
                   ethos_preview_row_get_item (ETHOS_PREVIEW_ROW (child))) == line)
        found = child;
      if (found != NULL)
        return found;
    }
  return NULL;
}
