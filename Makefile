# Đôn Đốc: mọi việc trong kho mã này. Gõ `make` để xem danh sách.
# Everything one does in this repository. Plain `make` lists it.
#
# Chọn Python khác / another Python:  PYTHON=python3.12 make test

PYTHON ?= python3
UV ?= uv
VENV := .venv
BIN := $(VENV)/bin
LIBRARIES := $(VENV)/.libraries
INSTALLED := $(VENV)/.installed
INSTALLED_DEV := $(VENV)/.installed-dev
PIP := $(BIN)/python -m pip install --disable-pip-version-check --no-input --no-compile
# What pip would do on one core; a file that does not compile is a template of a library's.
COMPILE_ALL := $(BIN)/python -m compileall -q -j 0 $(VENV)/lib >/dev/null 2>&1 || true
COMPILE := $(UV) pip compile --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-annotate --no-header --quiet pyproject.toml

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

.PHONY: help
help: ## Liệt kê các lệnh
	@echo "Đôn Đốc · các lệnh của make:"
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: install
install: $(INSTALLED) ## Cài chương trình vào .venv (có sẵn .venv/bin/dondoc)
	@echo "✓ Đã cài: $(BIN)/dondoc"

# --- Việc chính / the main job -----------------------------------------------------------------

DEMO := demo
EXAMPLE := tam-duong-2023

# Say what comes, show the command as a person would type it, run it.
define step
	@printf '\n▶ %s\n  $$ %s\n' "$(1)" "$(BIN)/dondoc $(2)"
	@$(BIN)/dondoc $(2)
endef

.PHONY: demo
demo: $(INSTALLED) ## Chạy thử trọn việc trên kế hoạch 2023 của Tam Đường (lập lại thư mục demo/)
	@rm -rf $(DEMO)
	$(call step,Lập không gian làm việc từ ví dụ,init $(DEMO) --example $(EXAMPLE))
	$(call step,Biểu báo cáo cho từng xã,form make -w $(DEMO) --plan dvcq-2023 --period 2023 --as-of 2023-10-01 --out $(DEMO)/bieu)
	$(call step,Đánh giá theo số liệu đến hết ngày 01/10/2023,evaluate -w $(DEMO) --as-of 2023-10-01)
	$(call step,Ai đã nộp và ai chậm tính đến 06/6/2023,due -w $(DEMO) --as-of 2023-06-06)
	$(call step,Danh sách thiếu,shortfall -w $(DEMO) --as-of 2023-10-01 --out $(DEMO)/thieu.xlsx)
	$(call step,Hồ sơ cho cuộc họp ngày 16/11/2023,meeting pack -w $(DEMO) --date 2023-11-16 --out $(DEMO)/ho-so)
	$(call step,Ai sẽ được nhắc và khi nào (không gửi gì),remind plan -w $(DEMO) --as-of 2023-05-15 --dry-run)
	$(call step,Xuất trang theo dõi,dashboard export -w $(DEMO) --as-of 2023-10-01 --out $(DEMO)/trang)
	@printf '\n✓ Xong. Mở %s/trang/index.html bằng trình duyệt (hoặc: make serve).\n' $(DEMO)

.PHONY: serve
serve: $(INSTALLED) ## Mở các trang của bản chạy thử tại http://127.0.0.1:8000, in tên và mật khẩu
	@test -f $(DEMO)/dondoc.db || $(MAKE) demo
	@$(BIN)/dondoc user add demo --admin --label "Chạy thử" --generate -w $(DEMO) 2>/dev/null \
		|| $(BIN)/dondoc user password demo --generate -w $(DEMO)
	@echo "  Số liệu của ví dụ là năm 2023: http://127.0.0.1:8000/?ngay=2023-10-01 (tên đăng nhập: demo)"
	@$(BIN)/dondoc serve -w $(DEMO)

.PHONY: assets
assets: ## Tải bản gọn của plotly.js để trang nhẹ hơn (cần npm và mạng; không bắt buộc)
	@echo "▶ npm install plotly.js-basic-dist-min"
	@npm install --prefix build/assets --no-save --no-package-lock --no-audit --no-fund plotly.js-basic-dist-min@4.1.1

# --- Kiểm tra / checks -------------------------------------------------------------------------

.PHONY: test
test: $(INSTALLED_DEV) ## Chạy toàn bộ kiểm thử (tự cài những gì cần)
	@echo "▶ pytest: toàn bộ kiểm thử"
	@$(BIN)/python -m pytest -n auto

.PHONY: fuzz
fuzz: $(INSTALLED_DEV) ## Thử phần nhận báo cáo bằng tệp hỏng, tệp độc hại tự sinh trong 10 phút
	@echo "▶ python -m tests.kpi.intake.fuzz" && $(BIN)/python -m tests.kpi.intake.fuzz 600

.PHONY: faults
faults: $(INSTALLED_DEV) ## Giết tiến trình 1.000 lần ở mọi bước gửi, ghi bảng vào docs/faults.md
	@echo "▶ python -m tests.faults (chừng 10 phút)" && $(BIN)/python -m tests.faults

.PHONY: lint
lint: $(INSTALLED_DEV) ## Soát mã: ruff, mypy
	@echo "▶ ruff check" && $(BIN)/ruff check
	@echo "▶ ruff format --check" && $(BIN)/ruff format --check
	@echo "▶ mypy" && $(BIN)/mypy

.PHONY: check
check: lint ## Soát mã và nếp nhà (tests/architecture)
	@echo "▶ pytest tests/architecture" && $(BIN)/python -m pytest tests/architecture

.PHONY: pictures
pictures: $(INSTALLED_DEV) ## Chụp lại các trang của ví dụ vào docs/pictures (cần Chromium)
	@echo "▶ python -m tests.e2e.pictures" && $(BIN)/python -m tests.e2e.pictures

.PHONY: bench
bench: $(INSTALLED_DEV) ## Đo tốc độ và bộ nhớ, ghi bảng vào docs/
	@echo "▶ python -m bench" && $(BIN)/python -m bench

# --- Cài đặt / set-up --------------------------------------------------------------------------

.PHONY: lock
lock: ## Khóa lại phiên bản thư viện (cần uv; xóa *.lock trước nếu muốn nâng cấp)
	@command -v $(UV) >/dev/null || { echo "✗ Cần uv: pip install uv · uv is needed"; exit 1; }
	$(COMPILE) --extra dev -o requirements-dev.lock
	$(COMPILE) --constraints requirements-dev.lock --extra postgres --extra build -o requirements.lock

.PHONY: clean
clean: ## Xóa mọi thứ sinh ra (trừ .venv)
	rm -rf build dist $(DEMO) .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage
	find . -name __pycache__ -not -path './$(VENV)/*' -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "✗ Cần Python từ 3.11; '$(PYTHON)' không có hoặc cũ hơn. Chọn bản khác: PYTHON=python3.12 make …"; \
		echo "  Python 3.11 or later is needed; choose one: PYTHON=python3.12 make …"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		package=$$($(PYTHON) -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'); \
		echo "✗ Thiếu venv. Trên Debian, Ubuntu: sudo apt install $$package"; \
		echo "  venv is missing. On Debian, Ubuntu: sudo apt install $$package"; exit 1; }
	@echo "▶ Lập môi trường $(VENV)"
	@$(PYTHON) -m venv $(VENV)

# A lock names everything: nothing is left for pip to work out.
$(LIBRARIES): requirements.lock | $(BIN)/python
	@echo "▶ Cài thư viện theo requirements.lock (lần đầu mất một, hai phút)"
	@$(PIP) --no-deps --require-hashes --requirement requirements.lock
	@touch $@

$(INSTALLED): pyproject.toml $(LIBRARIES)
	@echo "▶ Cài dondoc"
	@$(PIP) --no-deps --no-build-isolation --editable .
	@$(COMPILE_ALL)
	@touch $@

$(INSTALLED_DEV): requirements-dev.lock | $(INSTALLED)
	@echo "▶ Cài công cụ kiểm thử theo requirements-dev.lock"
	@$(PIP) --no-deps --require-hashes --requirement requirements-dev.lock
	@$(COMPILE_ALL)
	@touch $@
