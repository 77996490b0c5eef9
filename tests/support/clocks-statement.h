// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/* A statement of two values without names, to be put behind a line that is on no card. */
#define CLOCKS_STATEMENT                                                                           \
  "Our mission\n"                                                                                  \
  "We mend clocks. We mend watches.\n"                                                             \
  "\n"                                                                                             \
  "Our values\n"                                                                                   \
  "\n"                                                                                             \
  "- We handle springs with calm and precision.\n"                                                 \
  "- We name the price first.\n"                                                                   \
  "\n"                                                                                             \
  "\n"                                                                                             \
  "- We treat rivals with fairness and respect.\n"                                                 \
  "- We teach apprentices.\n"
