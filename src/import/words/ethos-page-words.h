// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean ethos_page_is_action (const char *text);
gboolean ethos_page_is_menu (const char *text);
gboolean ethos_page_is_cookie_notice (const char *text);
gboolean ethos_page_is_closing (const char *text);
gboolean ethos_page_is_contact (const char *text);
gboolean ethos_page_is_mail_head (const char *text);
gboolean ethos_page_is_number (const char *text);
gboolean ethos_page_is_footer (const char *text);
gboolean ethos_page_is_address (const char *text);
gboolean ethos_page_is_furniture (const char *text);
gboolean ethos_page_is_picture (const char *text);
gboolean ethos_page_is_column_head (const char *text);

G_END_DECLS
