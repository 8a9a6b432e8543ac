"""Walks the staff's pages in a real Chromium, in both languages, as somebody does who reads cases at
headquarters; every page is judged by axe and kept as a picture.

usage: walk.py URL STAFF PASSWORD CASE FOLDER headquarters|hall   (one JSON document on stdout)
"""

import importlib.util
import json
import pathlib
import sys
import time

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

address, staff, password, case, folder, house = sys.argv[1:]
axe = pathlib.Path(importlib.util.find_spec("axe_playwright_python").origin).parent / "axe.min.js"

options = webdriver.ChromeOptions()
for flag in ["--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1280,900"]:
    options.add_argument(flag)
options.accept_insecure_certs = True
browser = webdriver.Chrome(
    options=options, service=webdriver.ChromeService("/usr/bin/chromedriver"))
found = {"pages": [], "violations": []}


def judge(name):
    """Keeps a picture of the page and what axe finds on it."""
    height = browser.execute_script("return document.documentElement.scrollHeight")
    browser.set_window_size(1280, max(900, min(height + 120, 6000)))
    browser.save_screenshot(f"{folder}/{name}.png")
    browser.set_window_size(1280, 900)
    browser.execute_script(axe.read_text())
    result = browser.execute_async_script("axe.run().then(arguments[arguments.length - 1])")
    text = browser.find_element(By.TAG_NAME, "main").text
    found["pages"].append({"name": name, "title": browser.title, "text": text})
    for violation in result["violations"]:
        for node in violation["nodes"]:
            found["violations"].append(f"{name}: {violation['id']}: {node['html'][:200]}")


try:
    browser.get(address + "/cases/" + case)
    judge("sign-in")
    browser.find_element(By.ID, "staff").send_keys(staff)
    browser.find_element(By.ID, "password").send_keys(password)
    browser.find_element(By.CSS_SELECTOR, "main button").click()
    WebDriverWait(browser, 600).until(lambda browser: "/sign-in" not in browser.current_url)
    judge("case")
    for language in ["zh-CN", "en"]:
        for name, path in [
            ("sites", "/"), ("due", "/due"), ("cases", "/cases"), ("search", "/cases?search=" + case[:4]),
            ("case", "/cases/" + case), ("trends", "/trends"), ("reports", "/reports"),
            ("report", "/reports?report=RP-02&period=" + time.strftime("%Y-%m")), ("imports", "/imports"),
            ("nothing", "/nowhere"),
        ]:
            if house == "hall" and name in ["sites", "imports"]:
                continue
            mark = "&" if "?" in path else "?"
            browser.get(address + path + mark + "language=" + language)
            judge(f"{name}-{language}")
    browser.find_element(By.CSS_SELECTOR, "form.inline button").click()
    WebDriverWait(browser, 600).until(lambda browser: "/sign-in" in browser.current_url)
    judge("signed-out")
finally:
    browser.quit()
print(json.dumps(found, ensure_ascii=False))
