// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "board-fixture.h"

G_BEGIN_DECLS

void bench_board_measure_add (BenchBoard *board);
void bench_board_measure_select (BenchBoard *board);
void bench_board_measure_drop (BenchBoard *board);
void bench_board_measure_tidy (BenchBoard *board);
void bench_board_measure_commands (BenchBoard *board);

G_END_DECLS
