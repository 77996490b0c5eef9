// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * EthosBannerKind:
 * @ETHOS_BANNER_NOTICE: something to know
 * @ETHOS_BANNER_ERROR: something went wrong and stays wrong until it is dealt with
 */
typedef enum
{
  ETHOS_BANNER_NOTICE,
  ETHOS_BANNER_ERROR,
} EthosBannerKind;

/**
 * EthosNotice:
 * @kind: how serious it is
 * @text: what is the case and what helps, translated
 * @button: (nullable): the label of its button, with a mnemonic, translated
 * @action: (nullable): the detailed name of the button's action
 */
typedef struct
{
  EthosBannerKind kind;
  const char *text;
  const char *button;
  const char *action;
} EthosNotice;

#define ETHOS_TYPE_BANNER (ethos_banner_get_type ())
G_DECLARE_FINAL_TYPE (EthosBanner, ethos_banner, ETHOS, BANNER, GtkWidget)

GtkWidget *ethos_banner_new (void);

void ethos_banner_show (EthosBanner *self, const EthosNotice *notices, gsize n_notices);
void ethos_banner_set_extra (EthosBanner *self, const char *button, const char *action);
const char *ethos_banner_get_text (EthosBanner *self);
gboolean ethos_banner_get_revealed (EthosBanner *self);

G_END_DECLS
