// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * EthosSheetSize:
 * @ETHOS_SHEET_SMALL: one of many: long lines are cut, see ethos_sheet_set_rows()
 * @ETHOS_SHEET_LARGE: one alone in the window: everything is shown
 */
typedef enum
{
  ETHOS_SHEET_SMALL,
  ETHOS_SHEET_LARGE,
} EthosSheetSize;

/* As many lines as a sheet shows under its name: every sheet looks alike, on paper too. */
#define ETHOS_SHEET_LINES 3

#define ETHOS_TYPE_SHEET (ethos_sheet_get_type ())
G_DECLARE_FINAL_TYPE (EthosSheet, ethos_sheet, ETHOS, SHEET, GtkWidget)

GtkWidget *ethos_sheet_new (EthosSheetSize size);

const char *ethos_sheet_get_title (EthosSheet *self);
void ethos_sheet_set_title (EthosSheet *self, const char *title);
const char *ethos_sheet_get_colour (EthosSheet *self);
void ethos_sheet_set_colour (EthosSheet *self, const char *colour);
const char *ethos_sheet_get_emblem (EthosSheet *self);
void ethos_sheet_set_emblem (EthosSheet *self, const char *emblem);
const char *ethos_sheet_get_badge (EthosSheet *self);
void ethos_sheet_set_badge (EthosSheet *self, const char *badge);
const char *const *ethos_sheet_get_lines (EthosSheet *self);
void ethos_sheet_set_lines (EthosSheet *self, const char *const *lines);
void ethos_sheet_set_rows (EthosSheet *self, guint rows);
guint ethos_sheet_get_needed_rows (EthosSheet *self);
gboolean ethos_sheet_get_cut (EthosSheet *self);

G_END_DECLS
