// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-application"

#include "config.h"

#include <locale.h>

#include <glib/gi18n.h>

#include "ethos-application.h"
#include "ethos-starter.h"

int
main (int argc, char **argv)
{
  g_autoptr (EthosApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, ethos_starter_get_locale_dir ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  g_set_application_name (C_ ("application", "Ethos"));
  application = ethos_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
